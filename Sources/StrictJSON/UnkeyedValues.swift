/// The elements of an array, one after the other.
struct UnkeyedValues: UnkeyedDecodingContainer {
  private let session: DecodingSession
  private let place: ValuePlace
  private let level: Int
  private let total: Int
  private let isNumbers: Bool
  private var nextNode: Int
  private(set) var currentIndex = 0

  init(session: DecodingSession, place: ValuePlace, level: Int) throws {
    let node = session.document.nodes[place.index]
    guard place.element < 0, node.jsonKind == .array else { throw session.mismatch(at: place, wanted: "an array") }
    self.session = session
    self.place = place
    self.level = level
    total = Int(node.count)
    isNumbers = node.kind != .array
    nextNode = place.index + 1
  }

  var codingPath: [any CodingKey] { session.codingPath(to: place) }
  var count: Int? { total }
  var isAtEnd: Bool { currentIndex >= total }

  private func current() throws -> ValuePlace {
    guard !isAtEnd else { throw session.failure(.endOfArray(count: total), at: place) }
    return isNumbers
      ? ValuePlace(node: place.node, element: Int32(truncatingIfNeeded: currentIndex)) : ValuePlace(node: nextNode)
  }

  /// Reads the current element and goes on to the next one only if that worked.
  @inline(__always)
  private mutating func advance<Value>(_ read: (DecodingSession, ValuePlace) throws -> Value) throws -> Value {
    let value = try read(session, current())
    if !isNumbers { nextNode = session.document.end(of: nextNode) }
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard try session.isNull(at: current()) else { return false }
    return try advance { _, _ in true }
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try advance { try $0.bool(at: $1) } }
  mutating func decode(_ type: String.Type) throws -> String { try advance { try $0.string(at: $1) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try advance { try $0.double(at: $1) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try advance { try $0.float(at: $1) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try advance { try $0.integer(type, at: $1) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try advance { try $0.integer(type, at: $1) } }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let level = level
    return try advance { try $0.decode(type, at: $1, level: level + 1) }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let level = level
    return try advance { KeyedDecodingContainer(try KeyedValues<Nested>(session: $0, place: $1, level: level + 1)) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let level = level
    return try advance { try UnkeyedValues(session: $0, place: $1, level: level + 1) }
  }

  mutating func superDecoder() throws -> any Decoder {
    let level = level
    return try advance { ValueDecoder(session: $0, place: $1, level: level + 1) }
  }
}
