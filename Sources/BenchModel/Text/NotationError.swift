/// A text that does not have the form it should have.
public struct NotationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was written.
  public let text: String
  /// What may be written instead.
  public let expected: String

  /// Makes an error.
  public init(text: String, expected: String) {
    self.text = text
    self.expected = expected
  }

  /// One sentence for a person.
  public var description: String { "'\(text)' is not \(expected)" }
}
