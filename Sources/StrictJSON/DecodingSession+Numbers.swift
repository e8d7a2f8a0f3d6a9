/// The short way for arrays of numbers; each function is nil for any other value, so that the ordinary way finds the
/// error.
extension DecodingSession {
  /// An array of numbers as doubles.
  func doubles(at place: ValuePlace) -> [Double]? {
    guard place.element < 0 else { return nil }
    let node = document.nodes[place.index]
    guard node.kind == .doubles || node.kind == .integers else { return nil }
    let words = document.words
    if node.kind == .integers { return words[node.words].map { Double(Int64(bitPattern: $0)) } }
    return words.withUnsafeBufferPointer { words in
      // The bits of doubles, copied at once: converting them one by one takes thrice as long for a short array.
      words.extracting(node.words).withMemoryRebound(to: Double.self) { Array($0) }
    }
  }

  /// An array of numbers as whole numbers.
  @inline(__always)
  func integers<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: ValuePlace) throws -> [Integer]? {
    guard place.element < 0 else { return nil }
    let node = document.nodes[place.index]
    guard node.kind == .integers || node.kind == .doubles else { return nil }
    let words = document.words
    if node.kind == .integers, Integer.self == Int.self || Integer.self == Int64.self {
      return words.withUnsafeBufferPointer { words in
        words.extracting(node.words).withMemoryRebound(to: Integer.self) { Array($0) }
      }
    }
    let first = node.words.lowerBound
    return try node.words.map { index in
      if node.kind == .integers, let value = Integer(exactly: Int64(bitPattern: words[index])) { return value }
      return try integer(type, at: ValuePlace(node: place.node, element: Int32(truncatingIfNeeded: index - first)))
    }
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
