/// The running state of one command, which its phases and callbacks work on.
package struct CommandContext {
  let command: any CommandDescription.Type
  let concerns: Concerns
  let enclosingTransaction: TransactionScope?
  var lifecycle = Lifecycle()
  var transaction: TransactionScope?
  // Kept only where callbacks may ask for them.
  var inputs: (any Sendable)?

  /// The errors recorded so far.
  package internal(set) var errors = ErrorCollection()
  /// What goes along with the outcome.
  package var metadata: [String: Value] = [:]

  init(for command: any CommandDescription.Type, inside enclosing: TransactionScope? = nil) {
    self.command = command
    concerns = command.concerns
    enclosingTransaction = enclosing
  }

  package var state: LifecycleState { lifecycle.state }
  package var history: History { lifecycle.history }
  package var commandName: String { command.name }
  package var domain: Domain? { command.domain }

  /// How many transactions of this command's handler are open around here, its own included; 0 without one.
  package var transactionDepth: Int { transaction?.depth ?? 0 }

  /// The inputs of the command, once they are valid; for callbacks, which are not tied to one type of command.
  package func inputs<C: CommandDescription>(of type: C.Type) -> C.Inputs? { inputs as? C.Inputs }
}

extension CommandContext {
  /// Records an error; the run fails at the end of the phase.
  package mutating func add(_ error: CommandError) {
    precondition(concerns.contains(.errors), "a command without the concern .errors records none")
    errors.add(error)
  }

  package mutating func addRuntimeError(_ symbol: ErrorSymbol, _ message: String, context: [String: Value] = [:]) {
    add(.runtime(symbol, message, context: context))
  }

  /// Stops the run at once with the errors recorded so far.
  package func halt() throws(Halt) -> Never { throw Halt() }

  /// Records an error and stops the run at once.
  package mutating func fail(_ error: CommandError) throws(Halt) -> Never {
    add(error)
    throw Halt()
  }

  /// Records a runtime error and stops the run at once.
  package mutating func fail(
    _ symbol: ErrorSymbol, _ message: String, context: [String: Value] = [:]
  ) throws(Halt) -> Never {
    try fail(.runtime(symbol, message, context: context))
  }
}
