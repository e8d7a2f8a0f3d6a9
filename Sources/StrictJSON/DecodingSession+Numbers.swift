/// The short way for arrays of numbers; each function is nil for any other value, so that the ordinary way finds the error.
extension DecodingSession {
  /// An array of numbers as doubles.
  func doubles(at place: ValuePlace) -> [Double]? {
    guard place.element < 0 else { return nil }
    let node = document.nodes[place.index]
    guard node.kind == .doubles || node.kind == .integers else { return nil }
    let first = Int(truncatingIfNeeded: node.payload)
    let words = document.words
    var values = [Double](repeating: 0, count: Int(node.count))
    if node.kind == .doubles {
      for index in values.indices { values[index] = Double(bitPattern: words[first + index]) }
    } else {
      for index in values.indices { values[index] = Double(Int64(bitPattern: words[first + index])) }
    }
    return values
  }

  /// An array of numbers as whole numbers.
  @inline(__always)
  func integers<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: ValuePlace) throws -> [Integer]? {
    guard place.element < 0 else { return nil }
    let node = document.nodes[place.index]
    guard node.kind == .integers || node.kind == .doubles else { return nil }
    let first = Int(truncatingIfNeeded: node.payload)
    let words = document.words
    var values = [Integer](repeating: 0, count: Int(node.count))
    for index in values.indices {
      if node.kind == .integers, let value = Integer(exactly: Int64(bitPattern: words[first + index])) {
        values[index] = value
      } else {
        values[index] = try integer(
          type, at: ValuePlace(node: place.node, element: Int32(truncatingIfNeeded: index)))
      }
    }
    return values
  }

  /// An array of arrays of numbers as doubles.
  func doubleRows(at place: ValuePlace) -> [[Double]]? {
    rows(at: place, doubles)
  }

  /// An array of arrays of numbers as whole numbers.
  func integerRows(at place: ValuePlace) throws -> [[Int]]? {
    try rows(at: place) { try integers(Int.self, at: $0) }
  }

  @inline(__always)
  private func rows<Row>(at place: ValuePlace, _ read: (ValuePlace) throws -> Row?) rethrows -> [Row]? {
    guard place.element < 0, document.nodes[place.index].kind == .array else { return nil }
    var rows: [Row] = []
    rows.reserveCapacity(Int(document.nodes[place.index].count))
    var node = place.index + 1
    let end = document.end(of: place.index)
    while node < end {
      guard let row = try read(ValuePlace(node: node)) else { return nil }
      rows.append(row)
      node = document.end(of: node)
    }
    return rows
  }
}
