/// Decodes types from strict JSON.
///
/// A whole number is a number whose value is whole however it is written (`1.0`, `1e2`); one that the wanted type
/// cannot hold exactly is refused. Doubles are rounded to the nearest; numbers too small for one become zero, numbers
/// too large are refused. `null` and a missing key are both nil for an optional. Keys are compared by their UTF-8
/// bytes; into a dictionary, keys that differ only in Unicode normalisation are refused, since it would lose one of
/// them.
package struct StrictJSONDecoder: Sendable {
  /// What is read beyond strict JSON, and how much.
  package var options: JSONReadingOptions

  /// A decoder for strict documents, unless the options say otherwise.
  package init(options: JSONReadingOptions = JSONReadingOptions()) {
    self.options = options
  }

  /// Decodes a whole document; to decode two types from one document, read a `JSONDocument` and decode that twice.
  package func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from bytes: [UInt8], userInfo: [CodingUserInfoKey: any Sendable] = [:]
  ) throws(JSONError) -> Value {
    try JSONDocument(bytes, options: options).decode(type, userInfo: userInfo)
  }
}
