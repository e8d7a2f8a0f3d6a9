/// The rules of a run that synchronous and asynchronous commands share.
extension CommandContext {
  var collectsErrors: Bool { concerns.contains(.errors) }

  /// How a run goes on after something was thrown in a phase.
  mutating func interruption(by error: any Error, in phase: Phase) -> Interruption {
    switch error {
    case is Halt: return .failed
    case is CancellationError:
      errors.add(.runtime(.cancelled, "the task was cancelled"))
      return .failed
    default:
      guard phase == .execute, collectsErrors else { return .errored(error) }
      errors.add(.execution(error))
      return .failed
    }
  }

  /// Refuses to go on from a phase that recorded errors.
  func requireNoErrors(after phase: Phase) throws(Interruption) {
    guard errors.hasErrors, collectsErrors || phase == .castAndValidateInputs else { return }
    throw .failed
  }

  /// Refuses to call a run a success whose last callbacks recorded errors.
  func requireNoErrors(before next: LifecycleState) throws(Halt) {
    if next == .succeeded, errors.hasErrors { throw Halt() }
  }

  /// Refuses to go on from a phase that an around-callback did not let happen.
  mutating func requireEntered(_ phase: Phase) throws(Interruption) {
    guard concerns.contains(.lifecycle), state != phase.state else { return }
    if errors.isEmpty { errors.add(.runtime(.vetoed, "a callback did not let \(phase) proceed")) }
    throw .failed
  }

  mutating func openTransaction(_ handler: (any TransactionHandler)?) throws {
    guard concerns.contains(.transaction), let handler else { return }
    let scope = TransactionScope(handler, inside: enclosingTransaction)
    transaction = scope
    try scope.begin()
  }

  /// Commits, unless something was recorded on the way here or a run inside doomed the transaction.
  mutating func commitTransaction() throws {
    if errors.hasErrors { throw Halt() }
    guard let transaction else { return }
    if transaction.isFailed {
      errors.add(.runtime(.transactionFailed, "a command inside the transaction failed"))
      throw Halt()
    }
    try transaction.commit()
  }

  /// Undoes the run's work and says in which state the run ends and what its caller is to be thrown.
  mutating func end(after interruption: Interruption) -> (state: LifecycleState, thrown: (any Error)?) {
    var undoing: (any Error)?
    do {
      try transaction?.rollback()
    } catch {
      undoing = error
    }
    switch interruption {
    case .failed:
      if let undoing {
        var record = CommandError.system(.rollbackFailed, String(describing: undoing))
        record.context["exception_type"] = .string(String(describing: type(of: undoing)))
        errors.add(record)
      }
      return (.failed, nil)
    case .errored(let error):
      return (.errored, undoing.map { RollbackError(cause: error, rollback: $0) } ?? error)
    }
  }

  /// What is to be called on the way to a state; nil if nothing is.
  func chain<Around>(_ callbacks: CallbackSet<Around>, to next: LifecycleState) -> CallbackSet<Around>.Chain? {
    callbacks.chain(for: Transition(from: state, to: next))
  }

  /// Reports what was thrown to error callbacks; stopping a run on purpose is no error to them.
  mutating func report(_ error: any Error, to actions: [CallbackSet<Around>.ErrorAction]) {
    guard !(error is Halt || error is CancellationError) else { return }
    for action in actions { action(&self, error) }
  }

  /// The outcome of a run that was not thrown out of.
  func outcome<Output>(_ output: Output?) -> Outcome<Output> {
    Outcome(
      output, output == nil ? errors : [], metadata: concerns.contains(.metadata) ? stampedMetadata() : metadata,
      history: history)
  }

  private func stampedMetadata() -> [String: Value] {
    var metadata = metadata
    metadata["command"] = .string(commandName)
    metadata["domain"] = domain?.name.encoded ?? .null
    metadata["transitions"] = .int(history.count)
    return metadata
  }
}
