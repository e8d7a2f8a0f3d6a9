/// Asynchronous commands inside commands.
extension CommandContext {
  /// Runs an asynchronous command inside this one; nil if it fails, with its errors recorded here.
  package mutating func runSubcommand<C: AsyncCommand>(_ command: C, _ inputs: C.Inputs) async throws -> C.Output? {
    guard permits(C.self) else { return nil }
    return adopt(try await attemptPermitted(command, inputs), of: C.self)
  }

  /// Runs an asynchronous command inside this one, and leaves it to the caller what a failure means.
  package mutating func attemptSubcommand<C: AsyncCommand>(
    _ command: C, _ inputs: C.Inputs
  ) async throws -> Outcome<C.Output> {
    guard permits(C.self) else { throw Halt() }
    return try await attemptPermitted(command, inputs)
  }

  /// Runs an asynchronous command of another domain in this one's terms.
  package mutating func runMappedSubcommand<M: DomainMapper>(
    _ command: M.Callee, _ input: M.Input, through mapper: M
  ) async throws -> M.Output? where M.Callee: AsyncCommand {
    try await runSubcommand(command, try mapper.mapInputs(input)).map { try mapper.mapOutput($0) }
  }

  private func attemptPermitted<C: AsyncCommand>(
    _ command: C, _ inputs: C.Inputs
  ) async throws -> Outcome<C.Output> {
    var inner = CommandContext(for: C.self, inside: transaction ?? enclosingTransaction)
    return try await command.run(inputs, &inner)
  }

  /// Runs an asynchronous command inside this one and halts this one if it fails.
  package mutating func requireSubcommand<C: AsyncCommand>(_ command: C, _ inputs: C.Inputs) async throws -> C.Output {
    guard let output = try await runSubcommand(command, inputs) else { throw Halt() }
    return output
  }
}
