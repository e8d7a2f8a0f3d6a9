/// The elements of an array that a type is encoding.
struct UnkeyedElements: UnkeyedEncodingContainer {
  private let array: EncodedArray
  private let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }
  var count: Int { array.elements.count }

  init(_ array: EncodedArray, userInfo: [CodingUserInfoKey: Any]) {
    self.array = array
    self.userInfo = userInfo
  }

  private func add(_ value: EncodedValue) {
    array.elements.append(value)
  }

  func encodeNil() { add(.null) }
  func encode(_ value: Bool) { add(.boolean(value)) }
  func encode(_ value: String) { add(.string(value)) }
  func encode(_ value: Double) { add(.double(value)) }
  func encode(_ value: Float) { add(EncodedValue(value)) }
  func encode(_ value: Int) { add(.integer(Int64(value))) }
  func encode(_ value: Int8) { add(.integer(Int64(value))) }
  func encode(_ value: Int16) { add(.integer(Int64(value))) }
  func encode(_ value: Int32) { add(.integer(Int64(value))) }
  func encode(_ value: Int64) { add(.integer(value)) }
  func encode(_ value: UInt) { add(.unsigned(UInt64(value))) }
  func encode(_ value: UInt8) { add(.unsigned(UInt64(value))) }
  func encode(_ value: UInt16) { add(.unsigned(UInt64(value))) }
  func encode(_ value: UInt32) { add(.unsigned(UInt64(value))) }
  func encode(_ value: UInt64) { add(.unsigned(value)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    do {
      add(try ValueEncoder.encode(value, userInfo: userInfo))
    } catch {
      throw EncodingFailure(error).inside(.index(count))
    }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    let nested = EncodedObject()
    add(.object(nested))
    return KeyedEncodingContainer(KeyedMembers<Nested>(nested, userInfo: userInfo))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    let nested = EncodedArray()
    add(.array(nested))
    return UnkeyedElements(nested, userInfo: userInfo)
  }

  func superEncoder() -> any Encoder {
    let encoder = ValueEncoder(userInfo: userInfo)
    add(.later(encoder))
    return encoder
  }
}
