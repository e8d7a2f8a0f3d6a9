/// A command whose phases may suspend; it walks the same states by the same rules as a synchronous one.
///
/// A cancelled task ends the run before its next phase in `failed`, with the runtime error `cancelled`, and undoes the
/// work; once the commit has begun, a cancellation comes too late.
package protocol AsyncCommand: CommandDescription {
  // Declared again so that the signature of `execute` tells what they are.
  associatedtype Inputs
  associatedtype Output

  /// Stated as `static let`, so that the set is compiled once and not at every run.
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
    return try await run(casting: inputs, &context)
  }

  func run(_ inputs: Inputs, _ context: inout CommandContext) async throws -> Outcome<Output> {
    try await walk(&context) { context, command, callbacks in
      try await context.performAsync(.castAndValidateInputs, callbacks) { context in
        if context.concerns.contains(.inputs) { Inputs.schema.validate(inputs, &context.errors) }
      }
      return try await command.perform(inputs, &context, callbacks)
    }
  }

  func run(casting value: Value, _ context: inout CommandContext) async throws -> Outcome<Output> {
    try await walk(&context) { context, command, callbacks in
      var inputs: Inputs?
      try await context.performAsync(.castAndValidateInputs, callbacks) {
        inputs = Inputs.schema.cast(value, &$0.errors)
      }
      // Nil comes only with errors, and those have ended the run.
      guard let inputs else { throw Interruption.failed }
      return try await command.perform(inputs, &context, callbacks)
    }
  }

  /// Goes through the run from its first state to its last; `body` does what lies between the opening of the
  /// transaction and its commit.
  private func walk(
    _ context: inout CommandContext, _ body: (inout CommandContext, inout Self, AsyncCallbacks) async throws -> Output
  ) async throws -> Outcome<Output> {
    let callbacks: AsyncCallbacks = context.concerns.contains(.callbacks) ? Self.callbacks : .none
    var command = self
    do {
      try await context.performAsync(.openTransaction, callbacks) { try $0.openTransaction(command.transactionHandler) }
      let output = try await body(&context, &command, callbacks)
      try await context.performAsync(.commitTransaction, callbacks) { try $0.commitTransaction() }
      try await context.finishAsync(in: .succeeded, callbacks)
      return context.outcome(output)
    } catch {
      try await conclude(error, &context, callbacks)
      return context.outcome(nil)
    }
  }

  /// The phases that know the inputs.
  private mutating func perform(
    _ inputs: Inputs, _ context: inout CommandContext, _ callbacks: AsyncCallbacks
  ) async throws -> Output {
    if !callbacks.isEmpty { context.inputs = inputs }
    try await context.performAsync(.loadRecords, callbacks) { context in
      if context.concerns.contains(.records) { try await loadRecords(inputs, &context) }
    }
    try await context.performAsync(.validateRecords, callbacks) { context in
      if context.concerns.contains(.records) { try await validateRecords(inputs, &context) }
    }
    try await context.performAsync(.validate, callbacks) { context in
      if context.concerns.contains(.validation) { try await validate(inputs, &context) }
    }
    var output: Output?
    try await context.performAsync(.execute, callbacks) { output = try await execute(inputs, &$0) }
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
