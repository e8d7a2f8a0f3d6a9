/// A command whose phases may suspend; it walks the same states by the same rules as a synchronous one.
///
/// A cancelled task ends the run before its next phase in `failed`, with the runtime error `cancelled`, and undoes the
/// work; once the commit has begun, a cancellation comes too late.
package protocol AsyncCommand: CommandDescription {
  // Declared again so that the signature of `execute` tells what they are.
  associatedtype Inputs
  associatedtype Output

  static var callbacks: AsyncCallbacks { get }

  mutating func loadRecords(_ inputs: Inputs, _ context: inout CommandContext) async throws
  mutating func validateRecords(_ inputs: Inputs, _ context: inout CommandContext) async throws
  mutating func validate(_ inputs: Inputs, _ context: inout CommandContext) async throws
  mutating func execute(_ inputs: Inputs, _ context: inout CommandContext) async throws -> Output
}

extension AsyncCommand {
  package static var callbacks: AsyncCallbacks { .none }

  package func loadRecords(_ inputs: Inputs, _ context: inout CommandContext) async throws {}
  package func validateRecords(_ inputs: Inputs, _ context: inout CommandContext) async throws {}
  package func validate(_ inputs: Inputs, _ context: inout CommandContext) async throws {}
}

extension AsyncCommand {
  /// Runs the command; throws what a phase other than `execute` threw, after the work is undone.
  package func run(_ inputs: Inputs) async throws -> Outcome<Output> {
    var context = CommandContext(for: Self.self)
    return try await run(inputs, &context)
  }

  /// Runs the command with untyped inputs, which are cast as the schema says.
  package func run(casting inputs: Value) async throws -> Outcome<Output> {
    var context = CommandContext(for: Self.self)
    return try await walk(&context) { Inputs.schema.cast(inputs, &$0.errors) }
  }

  func run(_ inputs: Inputs, _ context: inout CommandContext) async throws -> Outcome<Output> {
    try await walk(&context) { context in
      if context.concerns.contains(.inputs) { Inputs.schema.validate(inputs, &context.errors) }
      return inputs
    }
  }

  private func walk(
    _ context: inout CommandContext, _ makeInputs: (inout CommandContext) -> Inputs?
  ) async throws -> Outcome<Output> {
    let callbacks: AsyncCallbacks = context.concerns.contains(.callbacks) ? Self.callbacks : .none
    do {
      let output = try await perform(&context, callbacks, makeInputs)
      try await context.finishAsync(in: .succeeded, callbacks)
      return context.outcome(output)
    } catch {
      try await conclude(error, &context, callbacks)
      return context.outcome(nil)
    }
  }

  private func perform(
    _ context: inout CommandContext, _ callbacks: AsyncCallbacks, _ makeInputs: (inout CommandContext) -> Inputs?
  ) async throws -> Output {
    var command = self
    var cast: Inputs?
    try await context.performAsync(.openTransaction, callbacks) { try $0.openTransaction(command.transactionHandler) }
    try await context.performAsync(.castAndValidateInputs, callbacks) { cast = makeInputs(&$0) }
    guard let inputs = cast else { throw Interruption.failed }
    if !callbacks.isEmpty { context.inputs = inputs }
    try await context.performAsync(.loadRecords, callbacks) { context in
      if context.concerns.contains(.records) { try await command.loadRecords(inputs, &context) }
    }
    try await context.performAsync(.validateRecords, callbacks) { context in
      if context.concerns.contains(.records) { try await command.validateRecords(inputs, &context) }
    }
    try await context.performAsync(.validate, callbacks) { context in
      if context.concerns.contains(.validation) { try await command.validate(inputs, &context) }
    }
    var output: Output?
    try await context.performAsync(.execute, callbacks) { output = try await command.execute(inputs, &$0) }
    try await context.performAsync(.commitTransaction, callbacks) { try $0.commitTransaction() }
    guard let output else { throw Interruption.failed }
    return output
  }

  private func conclude(_ error: any Error, _ context: inout CommandContext, _ callbacks: AsyncCallbacks) async throws {
    // What is thrown at a terminal transition has not been judged yet; there is no phase that could excuse it.
    let interruption = error as? Interruption ?? context.interruption(by: error, in: .commitTransaction)
    let end = context.end(after: interruption)
    do {
      try await context.finishAsync(in: end.state, callbacks)
    } catch {
      try? await context.finishAsync(in: .errored, callbacks)
      throw end.thrown ?? error
    }
    if let thrown = end.thrown { throw thrown }
  }
}

extension CommandContext {
  /// Runs an asynchronous command inside this one; nil if it fails, with its errors recorded here.
  package mutating func runSubcommand<C: AsyncCommand>(_ command: C, _ inputs: C.Inputs) async throws -> C.Output? {
    guard permits(C.self) else { return nil }
    var inner = CommandContext(for: C.self, inside: transaction ?? enclosingTransaction)
    return adopt(try await command.run(inputs, &inner), of: C.self)
  }

  /// Runs an asynchronous command inside this one and halts this one if it fails.
  package mutating func requireSubcommand<C: AsyncCommand>(_ command: C, _ inputs: C.Inputs) async throws -> C.Output {
    guard let output = try await runSubcommand(command, inputs) else { throw Halt() }
    return output
  }
}
