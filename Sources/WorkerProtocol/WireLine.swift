package import StrictJSON

/// A message of the protocol as one line, in the form in which both ends write and read it.
///
/// The line feed that ends a line is left to whoever carries the bytes.
package enum WireLine {
  /// The message as a compact JSON object in ASCII, in which no line feed can stand.
  package static func bytes(of message: some Encodable) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(layout: .compact, escapesNonASCII: true).encode(message)
  }

  /// The message that a line holds.
  package static func message<Message: Decodable>(
    _ type: Message.Type = Message.self, from line: [UInt8]
  ) throws(JSONError) -> Message {
    try StrictJSONDecoder().decode(type, from: line)
  }
}
