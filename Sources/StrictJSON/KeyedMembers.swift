/// The members of an object that a type is encoding.
struct KeyedMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  private let object: EncodedObject
  private let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }

  init(_ object: EncodedObject, userInfo: [CodingUserInfoKey: Any]) {
    self.object = object
    self.userInfo = userInfo
  }

  private func add(_ value: EncodedValue, _ key: some CodingKey) {
    object.members.append((key.stringValue, value))
  }

  func encodeNil(forKey key: Key) { add(.null, key) }
  func encode(_ value: Bool, forKey key: Key) { add(.boolean(value), key) }
  func encode(_ value: String, forKey key: Key) { add(.string(value), key) }
  func encode(_ value: Double, forKey key: Key) { add(.double(value), key) }
  func encode(_ value: Float, forKey key: Key) { add(EncodedValue(value), key) }
  func encode(_ value: Int, forKey key: Key) { add(.integer(Int64(value)), key) }
  func encode(_ value: Int8, forKey key: Key) { add(.integer(Int64(value)), key) }
  func encode(_ value: Int16, forKey key: Key) { add(.integer(Int64(value)), key) }
  func encode(_ value: Int32, forKey key: Key) { add(.integer(Int64(value)), key) }
  func encode(_ value: Int64, forKey key: Key) { add(.integer(value), key) }
  func encode(_ value: UInt, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
  func encode(_ value: UInt8, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
  func encode(_ value: UInt16, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
  func encode(_ value: UInt32, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
  func encode(_ value: UInt64, forKey key: Key) { add(.unsigned(value), key) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    do {
      add(try ValueEncoder.encode(value, userInfo: userInfo), key)
    } catch {
      throw EncodingFailure(error).inside(.key(key.stringValue))
    }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    let nested = EncodedObject()
    add(.object(nested), key)
    return KeyedEncodingContainer(KeyedMembers<Nested>(nested, userInfo: userInfo))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    let nested = EncodedArray()
    add(.array(nested), key)
    return UnkeyedElements(nested, userInfo: userInfo)
  }

  func superEncoder() -> any Encoder {
    nestedEncoder(AnyKey.superclass)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    nestedEncoder(key)
  }

  private func nestedEncoder(_ key: some CodingKey) -> any Encoder {
    let encoder = ValueEncoder(userInfo: userInfo)
    add(.later(encoder), key)
    return encoder
  }
}
