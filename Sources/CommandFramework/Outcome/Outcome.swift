/// What a run came to: its result, or the errors that stopped it, with metadata and the moves it made.
package struct Outcome<Success> {
  package let result: Result<Success, CommandFailure>
  package var metadata: [String: Value]
  /// Empty for a command that keeps no lifecycle.
  package let history: History

  init(_ result: Result<Success, CommandFailure>, metadata: [String: Value], history: History) {
    self.result = result
    self.metadata = metadata
    self.history = history
  }

  package static func success(_ value: Success, metadata: [String: Value] = [:]) -> Outcome {
    Outcome(.success(value), metadata: metadata, history: History())
  }

  package static func failure(_ errors: ErrorCollection, metadata: [String: Value] = [:]) -> Outcome {
    Outcome(.failure(CommandFailure(errors: errors)), metadata: metadata, history: History())
  }
}

extension Outcome: Sendable where Success: Sendable {}
extension Outcome: Equatable where Success: Equatable {}

extension Outcome {
  package var isSuccess: Bool {
    if case .success = result { true } else { false }
  }

  package var isFailure: Bool { !isSuccess }

  /// The result, if there is one.
  package var value: Success? {
    if case .success(let value) = result { value } else { nil }
  }

  /// The errors; none after a success.
  package var errors: ErrorCollection {
    if case .failure(let failure) = result { failure.errors } else { ErrorCollection() }
  }

  /// The result, or all errors thrown as one.
  package func unwrap() throws(CommandFailure) -> Success { try result.get() }

  package func unwrap(or alternative: @autoclosure () -> Success) -> Success { value ?? alternative() }

  /// The same outcome with the result transformed.
  package func map<NewSuccess>(_ transform: (Success) throws -> NewSuccess) rethrows -> Outcome<NewSuccess> {
    switch result {
    case .success(let value): Outcome<NewSuccess>(.success(try transform(value)), metadata: metadata, history: history)
    case .failure(let failure): Outcome<NewSuccess>(.failure(failure), metadata: metadata, history: history)
    }
  }

  /// The outcome that `transform` makes of the result, with the metadata of both; its own wins where both have it.
  package func flatMap<NewSuccess>(
    _ transform: (Success) throws -> Outcome<NewSuccess>
  ) rethrows -> Outcome<NewSuccess> {
    switch result {
    case .success(let value):
      var next = try transform(value)
      next.metadata.merge(metadata) { own, _ in own }
      return next
    case .failure(let failure):
      return Outcome<NewSuccess>(.failure(failure), metadata: metadata, history: history)
    }
  }
}

extension Outcome: ValueConvertible where Success: ValueConvertible {
  /// `{success, result, metadata}` or `{success, errors, metadata}`.
  package var encoded: Value {
    switch result {
    case .success(let value):
      ["success": true, "result": value.encoded, "metadata": .object(metadata)]
    case .failure(let failure):
      ["success": false, "errors": failure.errors.encoded, "metadata": .object(metadata)]
    }
  }

  /// The same members as compact JSON text.
  package var json: String {
    var writer = JSONWriter()
    writer.object {
      if case .failure(let failure) = result { $0.member("errors") { failure.errors.write(into: &$0) } }
      $0.member("metadata") { $0.write(.object(metadata)) }
      if case .success(let value) = result { $0.member("result") { $0.write(value.encoded) } }
      $0.member("success") { $0.write(.bool(isSuccess)) }
    }
    return writer.text
  }
}
