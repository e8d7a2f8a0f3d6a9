/// Writes collected values as bytes.
struct JSONWriter {
  private let isPretty: Bool
  private let escapesNonASCII: Bool
  private var output = ByteBuffer()
  private var level = 0
  /// For each level the order in which the members of its last object were written.
  private var orders: [[Int]] = []

  init(layout: JSONLayout, escapesNonASCII: Bool) {
    isPretty = layout == .pretty
    self.escapesNonASCII = escapesNonASCII
  }

  /// Writes one document.
  mutating func writeDocument(_ value: EncodedValue) throws(EncodingFailure) {
    try write(value)
    if isPretty { output.append(UInt8(ascii: "\n")) }
  }

  /// The bytes written.
  consuming func finish() -> [UInt8] {
    output.finish()
  }

  private mutating func write(_ value: EncodedValue) throws(EncodingFailure) {
    switch value {
    case .null: output.append("null")
    case .boolean(let value): output.append(value ? "true" : "false")
    case .integer(let value): output.appendInteger(magnitude: value.magnitude, isNegative: value < 0)
    case .unsigned(let value): output.appendInteger(magnitude: value, isNegative: false)
    case .double(let value): try write(value)
    case .string(let value): output.appendString(value, escapesNonASCII: escapesNonASCII)
    case .doubles(let values):
      try writeRow(values) { (writer, value) throws(EncodingFailure) in try writer.write(value) }
    case .integers(let values):
      try writeRow(values) { (writer, value) throws(EncodingFailure) in
        writer.output.appendInteger(magnitude: UInt64(value.magnitude), isNegative: value < 0)
      }
    case .doubleRows(let rows):
      try writeElements(rows) { (writer, row) throws(EncodingFailure) in try writer.write(.doubles(row)) }
    case .array(let array): try write(array.elements)
    case .object(let object): try write(object.members)
    case .later(let encoder): try write(encoder.result)
    }
  }

  @inline(__always)
  private mutating func write(_ value: Double) throws(EncodingFailure) {
    guard value.isFinite else { throw EncodingFailure(problem: .nonFiniteNumber("\(value)")) }
    output.appendDouble(value)
  }

  private mutating func write(_ elements: [EncodedValue]) throws(EncodingFailure) {
    if elements.allSatisfy(\.isScalar) {
      try writeRow(elements) { (writer, value) throws(EncodingFailure) in try writer.write(value) }
    } else {
      try writeElements(elements) { (writer, value) throws(EncodingFailure) in try writer.write(value) }
    }
  }

  /// Writes elements on one line.
  @inline(__always)
  private mutating func writeRow<Element>(
    _ elements: [Element], _ writeOne: (inout JSONWriter, Element) throws(EncodingFailure) -> Void
  ) throws(EncodingFailure) {
    output.append(UInt8(ascii: "["))
    for index in elements.indices {
      if index > 0 {
        output.append(UInt8(ascii: ","))
        if isPretty { output.append(UInt8(ascii: " ")) }
      }
      do { try writeOne(&self, elements[index]) } catch { throw error.inside(.index(index)) }
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Writes elements one a line.
  @inline(__always)
  private mutating func writeElements<Element>(
    _ elements: [Element], _ writeOne: (inout JSONWriter, Element) throws(EncodingFailure) -> Void
  ) throws(EncodingFailure) {
    output.append(UInt8(ascii: "["))
    level += 1
    for index in elements.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine()
      do { try writeOne(&self, elements[index]) } catch { throw error.inside(.index(index)) }
    }
    level -= 1
    if !elements.isEmpty { breakLine() }
    output.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [(key: String, value: EncodedValue)]) throws(EncodingFailure) {
    let (order, mayRepeat) = order(of: members)
    output.append(UInt8(ascii: "{"))
    level += 1
    for (index, member) in order.enumerated() {
      let (key, value) = members[member]
      if index > 0 {
        if mayRepeat, !precedes(members[order[index - 1]].key, key) {
          throw EncodingFailure(problem: .duplicateKey(key), reversedPath: [.key(key)])
        }
        output.append(UInt8(ascii: ","))
      }
      breakLine()
      output.appendString(key, escapesNonASCII: escapesNonASCII)
      output.append(UInt8(ascii: ":"))
      if isPretty { output.append(UInt8(ascii: " ")) }
      do { try write(value) } catch { throw error.inside(.key(key)) }
    }
    level -= 1
    if !members.isEmpty { breakLine() }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    output.append(UInt8(ascii: "\n"))
    for _ in 0..<level { output.append("  ") }
  }

  /// The indices of members in the order of their keys, and whether one may be there twice.
  ///
  /// Mostly it is the order of the object before on the same level: checking it takes one comparison a key.
  private mutating func order(of members: [(key: String, value: EncodedValue)]) -> (order: [Int], mayRepeat: Bool) {
    while orders.count <= level { orders.append([]) }
    if orders[level].count == members.count, Self.isAscending(members, orders[level]) {
      return (orders[level], false)
    }
    orders[level] = members.indices.sorted { precedes(members[$0].key, members[$1].key) }
    return (orders[level], true)
  }

  /// Whether each key in an order comes before the next one, so that none is there twice.
  private static func isAscending(_ members: [(key: String, value: EncodedValue)], _ order: [Int]) -> Bool {
    for index in order.indices.dropFirst()
    where !precedes(members[order[index - 1]].key, members[order[index]].key) { return false }
    return true
  }
}

/// Whether a key comes before another, by their UTF-8 bytes.
private func precedes(_ first: String, _ second: String) -> Bool {
  let (first, second) = (first.utf8Span.span, second.utf8Span.span)
  for index in 0..<min(first.count, second.count) where first[index] != second[index] {
    return first[index] < second[index]
  }
  return first.count < second.count
}
