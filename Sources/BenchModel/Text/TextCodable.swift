/// A value that stands in files as one text, which is also how people write it.
public protocol TextCodable: Codable, CustomStringConvertible {
  /// Reads the text form, which `description` gives.
  ///
  /// - Throws: what is wrong with the text and what it may be instead.
  init(_ text: String) throws(NotationError)
}

extension TextCodable {
  /// Decodes the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(NotationError) {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
