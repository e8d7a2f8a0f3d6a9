import BenchModel
import StrictJSON

/// A file of configuration: written by hand, so comments are allowed, and unknown keys are refused, since a misspelt
/// key would silently not apply.
enum ConfigurationDocument {
  /// 64 MiB is more than any hand writes and little enough to hold.
  private static let largest = 64 << 20

  /// Checks the header first and decodes the whole after it; `interpret` turns it into what it means.
  static func read<Document: Decodable, Meaning>(
    _ bytes: [UInt8], source: String, schema: SchemaHeader, as type: Document.Type,
    interpret: (Document) throws -> Meaning
  ) throws(FormatError) -> Meaning {
    var options = JSONReadingOptions(maximumBytes: largest, allowsComments: true)
    do {
      try SchemaCheck.expect(schema, in: JSONDocument(bytes, options: options))
      options.refusesUnknownKeys = true
      return try interpret(JSONDocument(bytes, options: options).decode(type))
    } catch let error as JSONError {
      throw FormatError(source: source, error)
    } catch let error as FormatError {
      throw error
    } catch {
      throw FormatError(source: source, problem: "\(error)")
    }
  }
}
