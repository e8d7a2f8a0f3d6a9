/// The encoder that a type sees: collects one value.
///
/// Its coding path is empty: the way to a problem is put together while the error travels outward.
final class ValueEncoder: Encoder {
  private var value: EncodedValue?
  let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }

  init(userInfo: [CodingUserInfoKey: Any]) {
    self.userInfo = userInfo
  }

  /// What a value encodes as.
  static func encode<Value: Encodable>(
    _ value: Value, userInfo: [CodingUserInfoKey: Any]
  ) throws -> EncodedValue {
    if let numbers = numbers(value) { return numbers }
    let encoder = ValueEncoder(userInfo: userInfo)
    try value.encode(to: encoder)
    return encoder.result
  }

  /// Arrays of numbers as a whole; nil for every other type.
  @inline(__always)
  private static func numbers<Value>(_ value: Value) -> EncodedValue? {
    // Equal types have equal layout; a dynamic cast would look the conformance up again for every value.
    if Value.self == [Double].self { return .doubles(unsafeBitCast(value, to: [Double].self)) }
    if Value.self == [Int].self { return .integers(unsafeBitCast(value, to: [Int].self)) }
    if Value.self == [[Double]].self { return .doubleRows(unsafeBitCast(value, to: [[Double]].self)) }
    return nil
  }

  /// What was encoded; a type that encodes nothing at all is an empty object.
  var result: EncodedValue { value ?? .object(EncodedObject()) }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object(let object) = value { return KeyedEncodingContainer(KeyedMembers<Key>(object, userInfo: userInfo)) }
    let object = EncodedObject()
    value = .object(object)
    return KeyedEncodingContainer(KeyedMembers<Key>(object, userInfo: userInfo))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .array(let array) = value { return UnkeyedElements(array, userInfo: userInfo) }
    let array = EncodedArray()
    value = .array(array)
    return UnkeyedElements(array, userInfo: userInfo)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    self
  }
}

extension ValueEncoder: SingleValueEncodingContainer {
  func encodeNil() { value = .null }
  func encode(_ new: Bool) { value = .boolean(new) }
  func encode(_ new: String) { value = .string(new) }
  func encode(_ new: Double) { value = .double(new) }
  func encode(_ new: Float) { value = EncodedValue(new) }
  func encode(_ new: Int) { value = .integer(Int64(new)) }
  func encode(_ new: Int8) { value = .integer(Int64(new)) }
  func encode(_ new: Int16) { value = .integer(Int64(new)) }
  func encode(_ new: Int32) { value = .integer(Int64(new)) }
  func encode(_ new: Int64) { value = .integer(new) }
  func encode(_ new: UInt) { value = .unsigned(UInt64(new)) }
  func encode(_ new: UInt8) { value = .unsigned(UInt64(new)) }
  func encode(_ new: UInt16) { value = .unsigned(UInt64(new)) }
  func encode(_ new: UInt32) { value = .unsigned(UInt64(new)) }
  func encode(_ new: UInt64) { value = .unsigned(new) }
  func encode<Value: Encodable>(_ new: Value) throws { value = try Self.encode(new, userInfo: userInfo) }
}

extension EncodedValue {
  /// A float as the shortest decimal that gives the float again, not as the longer one of its exact double.
  init(_ value: Float) {
    self = .double(value.isFinite ? Double(value.description) ?? Double(value) : Double(value))
  }
}
