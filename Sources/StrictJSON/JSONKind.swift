/// The kinds of JSON values; the descriptions are those of error messages.
package enum JSONKind: String, Sendable, CustomStringConvertible {
  case object = "an object"
  case array = "an array"
  case string = "a string"
  case number = "a number"
  case boolean = "true or false"
  case null = "null"

  /// The kind with its article.
  package var description: String { rawValue }
}
