/// Where a value stands in a parsed document.
struct ValuePlace {
  /// The node of the value, or of the array of numbers that it is an element of.
  let node: Int32
  /// The index in an array of numbers; -1 for a value with a node of its own.
  let element: Int32

  /// The document's one value.
  static let root = ValuePlace(node: 0, element: -1)

  /// A value that has a node.
  @inline(__always)
  init(node: Int) {
    self.init(node: Int32(truncatingIfNeeded: node), element: -1)
  }

  /// A value in an array of numbers.
  @inline(__always)
  init(node: Int32, element: Int32) {
    self.node = node
    self.element = element
  }

  /// The index of the node in the document.
  @inline(__always)
  var index: Int { Int(node) }
}
