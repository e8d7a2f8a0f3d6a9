/// Commands inside commands.
extension CommandContext {
  /// Runs a command inside this one; nil if it fails, with its errors recorded here.
  ///
  /// The errors get `context.subcommand`, and this command's name in front of their runtime path. A call to a domain
  /// that this command's does not declare is recorded as an error and does not happen.
  package mutating func runSubcommand<C: Command>(_ command: C, _ inputs: C.Inputs) throws -> C.Output? {
    guard permits(C.self) else { return nil }
    return adopt(try attemptPermitted(command, inputs), of: C.self)
  }

  /// Runs a command inside this one, and inside its transaction, and leaves it to the caller what a failure means.
  package mutating func attemptSubcommand<C: Command>(_ command: C, _ inputs: C.Inputs) throws -> Outcome<C.Output> {
    guard permits(C.self) else { throw Halt() }
    return try attemptPermitted(command, inputs)
  }

  private func attemptPermitted<C: Command>(_ command: C, _ inputs: C.Inputs) throws -> Outcome<C.Output> {
    var inner = CommandContext(for: C.self, inside: transaction ?? enclosingTransaction)
    return try command.run(inputs, &inner)
  }

  /// Runs a command inside this one and halts this one if it fails.
  package mutating func requireSubcommand<C: Command>(_ command: C, _ inputs: C.Inputs) throws -> C.Output {
    guard let output = try runSubcommand(command, inputs) else { throw Halt() }
    return output
  }

  /// Runs a command of another domain in this one's terms: `mapper` translates what goes in and what comes out.
  package mutating func runMappedSubcommand<M: DomainMapper>(
    _ command: M.Callee, _ input: M.Input, through mapper: M
  ) throws -> M.Output? where M.Callee: Command {
    try runSubcommand(command, try mapper.mapInputs(input)).map { try mapper.mapOutput($0) }
  }

  /// The result of a command inside this one, or its errors recorded as this one's.
  mutating func adopt<C: CommandDescription>(_ outcome: Outcome<C.Output>, of type: C.Type) -> C.Output? {
    if let output = outcome.value { return output }
    precondition(collectsErrors, "a command without the concern .errors cannot run another that may fail")
    let (inner, outer): (Value, String) = (.string(C.name), commandName)
    if outcome.errors.isEmpty {
      errors.add(.runtime(.subcommandFailed, "\(C.name) halted without an error", context: ["subcommand": inner]))
    }
    for var error in outcome.errors {
      error.runtimePath.insert(outer, at: 0)
      // The innermost command is the one that says where an error is from.
      if error.context["subcommand"] == nil { error.context["subcommand"] = inner }
      errors.add(error)
    }
    return nil
  }

  /// Whether a command may be called from here; records an error if not.
  mutating func permits<C: CommandDescription>(_ type: C.Type) -> Bool {
    guard let callee = C.domain, let caller = domain, !Domain.allows(caller, toCall: callee) else { return true }
    let message = "domain \(caller.name) does not declare that it depends on \(callee.name)"
    let context: [String: Value] = ["subcommand": .string(C.name), "domain": .string(callee.name)]
    add(.domain(.undeclaredDependency, message, context: context))
    return false
  }
}
