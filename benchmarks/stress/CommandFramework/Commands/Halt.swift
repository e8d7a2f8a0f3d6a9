/// What is thrown to stop a run at once; it then fails with the errors recorded so far.
package struct Halt: Error, Sendable {
  package init() {}
}

/// How a run was stopped, which decides its end.
enum Interruption: Error {
  /// Errors were recorded, or the run was halted or cancelled: it ends in `failed`.
  case failed
  /// Something was thrown that the command did not declare: it ends in `errored`, and the error goes on to the caller.
  case errored(any Error)
}
