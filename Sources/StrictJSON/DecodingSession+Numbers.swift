extension DecodingSession {
  /// The value of the array types that have a short way; nil for every other type and every other value.
  @inline(__always)
  func numbers<Value>(_ type: Value.Type, at place: ValuePlace) throws -> Value? {
    if type == [Double].self { return try doubles(at: place).map { unsafeBitCast($0, to: type) } }
    if type == [[Double]].self { return try rows(at: place, doubles).map { unsafeBitCast($0, to: type) } }
    if type == [Int].self { return try integers(Int.self, at: place).map { unsafeBitCast($0, to: type) } }
    if type == [[Int]].self {
      return try rows(at: place) { try integers(Int.self, at: $0) }.map { unsafeBitCast($0, to: type) }
    }
    if type == [UInt64].self { return try integers(UInt64.self, at: place).map { unsafeBitCast($0, to: type) } }
    if type == [Int64].self { return try integers(Int64.self, at: place).map { unsafeBitCast($0, to: type) } }
    return nil
  }

  /// An array of numbers as doubles; nil if it is none, so that the ordinary way finds the error.
  private func doubles(at place: ValuePlace) throws -> [Double]? {
    guard place.element < 0 else { return nil }
    let node = document.nodes[place.index]
    let first = Int(truncatingIfNeeded: node.payload)
    let words = document.words
    switch node.kind {
    case .doubles:
      return Array(unsafeUninitializedCapacity: Int(node.count)) { buffer, count in
        for index in buffer.indices {
          buffer.initializeElement(at: index, to: Double(bitPattern: words[first + index]))
        }
        count = buffer.count
      }
    case .integers:
      return Array(unsafeUninitializedCapacity: Int(node.count)) { buffer, count in
        for index in buffer.indices {
          buffer.initializeElement(at: index, to: Double(Int64(bitPattern: words[first + index])))
        }
        count = buffer.count
      }
    default: return nil
    }
  }

  /// An array of numbers as whole numbers; nil if it is none.
  @inline(__always)
  private func integers<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: ValuePlace) throws -> [Integer]? {
    guard place.element < 0 else { return nil }
    let node = document.nodes[place.index]
    guard node.kind == .integers || node.kind == .doubles else { return nil }
    let first = Int(truncatingIfNeeded: node.payload)
    var values: [Integer] = []
    values.reserveCapacity(Int(node.count))
    let words = document.words
    for index in 0..<Int(node.count) {
      if node.kind == .integers, let value = Integer(exactly: Int64(bitPattern: words[first + index])) {
        values.append(value)
      } else {
        let element = ValuePlace(node: place.node, element: Int32(truncatingIfNeeded: index))
        values.append(try integer(type, at: element))
      }
    }
    return values
  }

  /// An array of arrays of numbers; nil if it is none.
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
