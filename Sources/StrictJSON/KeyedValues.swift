/// The members of an object, in any order that a type asks for them.
struct KeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let session: DecodingSession
  private let place: ValuePlace
  private let level: Int

  init(session: DecodingSession, place: ValuePlace, level: Int) throws {
    guard place.element < 0, session.document.nodes[place.index].kind == .object else {
      throw session.mismatch(at: place, wanted: "an object")
    }
    self.session = session
    self.place = place
    self.level = level
    if session.notesRequests { session.requests.open(place.index) }
  }

  var codingPath: [any CodingKey] { session.codingPath(to: place) }

  var allKeys: [Key] {
    var keys: [Key] = []
    let document = session.document
    var node = place.index + 1
    while node < document.end(of: place.index) {
      if let key = Key(stringValue: document.nodes[node].text.string(in: document.bytes)) { keys.append(key) }
      node = document.end(of: node + 1)
    }
    return keys
  }

  private func find(_ key: Key) -> ValuePlace? {
    session.value(of: key, in: place.index, level: level).map { ValuePlace(node: $0) }
  }

  private func value(_ key: Key) throws -> ValuePlace {
    guard let value = find(key) else { throw session.failure(.missingKey(key.stringValue), at: place) }
    return value
  }

  private func present(_ key: Key) -> ValuePlace? {
    guard let value = find(key), !session.isNull(at: value) else { return nil }
    return value
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { session.isNull(at: try value(key)) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try session.bool(at: value(key)) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try session.string(at: value(key)) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try session.double(at: value(key)) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try session.float(at: value(key)) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try session.integer(type, at: value(key)) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try session.integer(type, at: value(key)) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try session.integer(type, at: value(key)) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try session.integer(type, at: value(key)) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try session.integer(type, at: value(key)) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try session.integer(type, at: value(key)) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try session.integer(type, at: value(key)) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try session.integer(type, at: value(key)) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try session.integer(type, at: value(key)) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try session.integer(type, at: value(key)) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try session.decode(type, at: value(key), level: level + 1)
  }

  // Looking a key up once instead of the three times of the standard library's default.
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try present(key).map { try session.decode(type, at: $0, level: level + 1) }
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key).map { try session.string(at: $0) }
  }

  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try present(key).map { try session.double(at: $0) }
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try present(key).map { try session.integer(type, at: $0) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(try KeyedValues<Nested>(session: session, place: value(key), level: level + 1))
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try UnkeyedValues(session: session, place: value(key), level: level + 1)
  }

  func superDecoder() throws -> any Decoder {
    guard let value = session.value(of: AnyKey.superclass, in: place.index, level: level) else {
      throw session.failure(.missingKey(AnyKey.superclass.stringValue), at: place)
    }
    return ValueDecoder(session: session, place: ValuePlace(node: value), level: level + 1)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    ValueDecoder(session: session, place: try value(key), level: level + 1)
  }
}
