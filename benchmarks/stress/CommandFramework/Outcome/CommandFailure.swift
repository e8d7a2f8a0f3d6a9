/// What `Outcome.unwrap` throws: the errors of a run that did not succeed.
package struct CommandFailure: Error, Sendable, Equatable, CustomStringConvertible {
  package let errors: ErrorCollection

  package init(errors: ErrorCollection) { self.errors = errors }

  package var description: String { errors.hasErrors ? errors.sentence : "the command halted without an error" }
}
