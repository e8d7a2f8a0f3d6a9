extension DecodingSession {
  /// The node of a value, or an element of an array of numbers as if it had one; its offset is then not known yet.
  @inline(__always)
  func node(at place: ValuePlace) -> JSONNode {
    let node = document.nodes[place.index]
    guard place.element >= 0 else { return node }
    let word = document.words[Int(node.payload) + Int(place.element)]
    return JSONNode(kind: node.kind == .integers ? .integer : .double, offset: 0, payload: word)
  }

  func mismatch(at place: ValuePlace, wanted: String) -> DecodingFailure {
    failure(.mismatch(found: node(at: place).jsonKind.description, wanted: wanted), at: place)
  }

  func isNull(at place: ValuePlace) -> Bool {
    node(at: place).kind == .null
  }

  func bool(at place: ValuePlace) throws -> Bool {
    let node = node(at: place)
    guard node.kind == .boolean else { throw mismatch(at: place, wanted: "true or false") }
    return node.payload != 0
  }

  func string(at place: ValuePlace) throws -> String {
    let node = node(at: place)
    guard node.kind == .text || node.kind == .escapedText else { throw mismatch(at: place, wanted: "a string") }
    return node.text.string(in: document.bytes)
  }

  func double(at place: ValuePlace) throws -> Double {
    let node = node(at: place)
    switch node.kind {
    case .integer: return Double(Int64(bitPattern: node.payload))
    case .double: return Double(bitPattern: node.payload)
    default: throw mismatch(at: place, wanted: "a number")
    }
  }

  func float(at place: ValuePlace) throws -> Float {
    let wide = try double(at: place)
    let value = Float(wide)
    guard value.isFinite || !wide.isFinite else { throw notRepresentable(at: place, type: "Float") }
    return value
  }

  /// A whole number, exactly; `1.0` and `1e2` are whole numbers.
  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: ValuePlace) throws -> Integer {
    let node = node(at: place)
    switch node.kind {
    case .integer:
      if let value = Integer(exactly: Int64(bitPattern: node.payload)) { return value }
    case .double:
      // The double may have been rounded: what is written decides.
      let bytes = document.bytes
      if let value = ExactInteger(bytes.span, at: offset(of: place))?.value(as: type) { return value }
    default: throw mismatch(at: place, wanted: "a whole number")
    }
    throw notRepresentable(at: place, type: "\(type)")
  }

  private func notRepresentable(at place: ValuePlace, type: String) -> DecodingFailure {
    let written = JSONLocator(bytes: document.bytes).writtenNumber(at: offset(of: place))
    return failure(.notRepresentable(number: written, type: type), at: place)
  }

  /// Decodes any type; arrays of numbers are copied as a whole.
  func decode<Value: Decodable>(_ type: Value.Type, at place: ValuePlace, level: Int = 0) throws -> Value {
    // Equal types have equal layout, so the bits of the one are a value of the other. No optional of the generic type:
    // its metadata would be looked up for every value.
    if type == [Double].self, let values = doubles(at: place) { return unsafeBitCast(values, to: type) }
    if type == [Int].self, let values = try integers(Int.self, at: place) { return unsafeBitCast(values, to: type) }
    if type == [[Double]].self, let rows = doubleRows(at: place) { return unsafeBitCast(rows, to: type) }
    if type == [[Int]].self, let rows = try integerRows(at: place) { return unsafeBitCast(rows, to: type) }
    if type == [UInt64].self, let values = try integers(UInt64.self, at: place) {
      return unsafeBitCast(values, to: type)
    }
    if type == [Int64].self, let values = try integers(Int64.self, at: place) { return unsafeBitCast(values, to: type) }
    if document.nodes[place.index].hasForeignKeys, type is any StringKeyed.Type { try checkEquivalentKeys(at: place) }
    return try Value(from: ValueDecoder(session: self, place: place, level: level))
  }

  /// Refuses keys that a dictionary would take for one: Swift compares strings by canonical equivalence.
  private func checkEquivalentKeys(at place: ValuePlace) throws {
    var seen: Set<String> = []
    var key = place.index + 1
    while key < document.end(of: place.index) {
      let name = document.nodes[key].text.string(in: document.bytes)
      guard seen.insert(name).inserted else {
        throw DecodingFailure(problem: .equivalentKeys(name), offset: document.nodes[key].offset)
      }
      key = document.end(of: key + 1)
    }
  }
}

/// Dictionaries whose keys are strings.
private protocol StringKeyed {}
extension Dictionary: StringKeyed where Key == String {}
