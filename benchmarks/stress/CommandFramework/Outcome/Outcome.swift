/// What a run came to: its result, or the errors that stopped it, with metadata and the moves it made.
package struct Outcome<Success> {
  // Not one `Result`: what is stored so is read without looking up that type for every `Success`.
  /// The result, if there is one.
  package let value: Success?
  /// The errors; none after a success.
  package let errors: ErrorCollection
  package var metadata: [String: Value]
  /// Empty for a command that keeps no lifecycle.
  package let history: History

  /// A success if there is a value, which must then have no errors beside it.
  init(_ value: Success?, _ errors: ErrorCollection, metadata: [String: Value], history: History) {
    self.value = value
    self.errors = errors
    self.metadata = metadata
    self.history = history
  }

  package static func success(_ value: Success, metadata: [String: Value] = [:]) -> Outcome {
    Outcome(value, [], metadata: metadata, history: History())
  }

  package static func failure(_ errors: ErrorCollection, metadata: [String: Value] = [:]) -> Outcome {
    Outcome(nil, errors, metadata: metadata, history: History())
  }
}

extension Outcome: Sendable where Success: Sendable {}
extension Outcome: Equatable where Success: Equatable {}

extension Outcome {
  package var isSuccess: Bool { value != nil }
  package var isFailure: Bool { value == nil }

  package var result: Result<Success, CommandFailure> {
    if let value { .success(value) } else { .failure(CommandFailure(errors: errors)) }
  }

  /// The result, or all errors thrown as one.
  package func unwrap() throws(CommandFailure) -> Success {
    guard let value else { throw CommandFailure(errors: errors) }
    return value
  }

  package func unwrap(or alternative: @autoclosure () -> Success) -> Success { value ?? alternative() }

  /// The same outcome with the result transformed.
  package func map<NewSuccess>(_ transform: (Success) throws -> NewSuccess) rethrows -> Outcome<NewSuccess> {
    Outcome<NewSuccess>(try value.map(transform), errors, metadata: metadata, history: history)
  }

  /// The outcome that `transform` makes of the result, with the metadata of both; its own wins where both have it.
  package func flatMap<NewSuccess>(
    _ transform: (Success) throws -> Outcome<NewSuccess>
  ) rethrows -> Outcome<NewSuccess> {
    guard let value else { return Outcome<NewSuccess>(nil, errors, metadata: metadata, history: history) }
    var next = try transform(value)
    next.metadata.merge(metadata) { own, _ in own }
    return next
  }
}

extension Outcome: ValueConvertible where Success: ValueConvertible {
  /// `{success, result, metadata}` or `{success, errors, metadata}`.
  package var encoded: Value {
    if let value {
      ["success": true, "result": value.encoded, "metadata": .object(metadata)]
    } else {
      ["success": false, "errors": errors.encoded, "metadata": .object(metadata)]
    }
  }

  /// The same members as compact JSON text.
  package var json: String {
    var writer = JSONWriter()
    writer.object {
      if isFailure { $0.member("errors") { errors.write(into: &$0) } }
      $0.member("metadata") { $0.write(.object(metadata)) }
      if let value { $0.member("result") { $0.write(value.encoded) } }
      $0.member("success") { $0.write(.bool(isSuccess)) }
    }
    return writer.text
  }
}
