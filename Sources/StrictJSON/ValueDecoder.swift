/// The decoder that a type sees: one value of a parsed document.
///
/// Errors thrown by its containers are internal until they leave `decode`; a type may catch them but not look inside.
struct ValueDecoder: Decoder {
  let session: DecodingSession
  let place: ValuePlace
  let level: Int

  var codingPath: [any CodingKey] { session.codingPath(to: place) }
  var userInfo: [CodingUserInfoKey: Any] { session.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedValues<Key>(session: session, place: place, level: level))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try UnkeyedValues(session: session, place: place, level: level)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    self
  }
}

extension ValueDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { session.isNull(at: place) }
  func decode(_ type: Bool.Type) throws -> Bool { try session.bool(at: place) }
  func decode(_ type: String.Type) throws -> String { try session.string(at: place) }
  func decode(_ type: Double.Type) throws -> Double { try session.double(at: place) }
  func decode(_ type: Float.Type) throws -> Float { try session.float(at: place) }
  func decode(_ type: Int.Type) throws -> Int { try session.integer(type, at: place) }
  func decode(_ type: Int8.Type) throws -> Int8 { try session.integer(type, at: place) }
  func decode(_ type: Int16.Type) throws -> Int16 { try session.integer(type, at: place) }
  func decode(_ type: Int32.Type) throws -> Int32 { try session.integer(type, at: place) }
  func decode(_ type: Int64.Type) throws -> Int64 { try session.integer(type, at: place) }
  func decode(_ type: UInt.Type) throws -> UInt { try session.integer(type, at: place) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try session.integer(type, at: place) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try session.integer(type, at: place) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try session.integer(type, at: place) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try session.integer(type, at: place) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try session.decode(type, at: place, level: level)
  }
}
