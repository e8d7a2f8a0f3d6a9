/// A piece of work with declared inputs, done in seven phases; a value, copied for each run.
///
/// A conforming type declares `Inputs` and `execute`; everything else has a default. What `loadRecords` finds is kept
/// in the command's own properties.
package protocol Command: CommandDescription {
  // Declared again so that the signature of `execute` tells what they are.
  associatedtype Inputs
  associatedtype Output

  /// Stated as `static let`, so that the set is compiled once and not at every run.
  static var callbacks: Callbacks { get }

  mutating func loadRecords(_ inputs: Inputs, _ context: inout CommandContext) throws
  mutating func validateRecords(_ inputs: Inputs, _ context: inout CommandContext) throws
  mutating func validate(_ inputs: Inputs, _ context: inout CommandContext) throws
  mutating func execute(_ inputs: Inputs, _ context: inout CommandContext) throws -> Output
}

extension Command {
  package static var callbacks: Callbacks { .none }

  package func loadRecords(_ inputs: Inputs, _ context: inout CommandContext) throws {}
  package func validateRecords(_ inputs: Inputs, _ context: inout CommandContext) throws {}
  package func validate(_ inputs: Inputs, _ context: inout CommandContext) throws {}
}

extension Command {
  /// Runs the command; throws what a phase other than `execute` threw, after the work is undone.
  package func run(_ inputs: Inputs) throws -> Outcome<Output> {
    var context = CommandContext(for: Self.self)
    return try run(inputs, &context)
  }

  /// Runs the command with untyped inputs, which are cast as the schema says.
  package func run(casting inputs: Value) throws -> Outcome<Output> {
    var context = CommandContext(for: Self.self)
    return try run(casting: inputs, &context)
  }

  func run(_ inputs: Inputs, _ context: inout CommandContext) throws -> Outcome<Output> {
    try walk(&context) { context, command, callbacks in
      try context.perform(.castAndValidateInputs, callbacks) { context in
        if context.concerns.contains(.inputs) { Inputs.schema.validate(inputs, &context.errors) }
      }
      return try command.perform(inputs, &context, callbacks)
    }
  }

  func run(casting value: Value, _ context: inout CommandContext) throws -> Outcome<Output> {
    try walk(&context) { context, command, callbacks in
      var inputs: Inputs?
      try context.perform(.castAndValidateInputs, callbacks) { inputs = Inputs.schema.cast(value, &$0.errors) }
      // Nil comes only with errors, and those have ended the run.
      guard let inputs else { throw Interruption.failed }
      return try command.perform(inputs, &context, callbacks)
    }
  }

  /// Goes through the run from its first state to its last; `body` does what lies between the opening of the
  /// transaction and its commit.
  private func walk(
    _ context: inout CommandContext, _ body: (inout CommandContext, inout Self, Callbacks) throws -> Output
  ) throws -> Outcome<Output> {
    let callbacks: Callbacks = context.concerns.contains(.callbacks) ? Self.callbacks : .none
    var command = self
    do {
      try context.perform(.openTransaction, callbacks) { try $0.openTransaction(command.transactionHandler) }
      let output = try body(&context, &command, callbacks)
      try context.perform(.commitTransaction, callbacks) { try $0.commitTransaction() }
      try context.finish(in: .succeeded, callbacks)
      return context.outcome(output)
    } catch {
      try conclude(error, &context, callbacks)
      return context.outcome(nil)
    }
  }

  /// The phases that know the inputs.
  private mutating func perform(
    _ inputs: Inputs, _ context: inout CommandContext, _ callbacks: Callbacks
  ) throws -> Output {
    if !callbacks.isEmpty { context.inputs = inputs }
    try context.perform(.loadRecords, callbacks) { context in
      if context.concerns.contains(.records) { try loadRecords(inputs, &context) }
    }
    try context.perform(.validateRecords, callbacks) { context in
      if context.concerns.contains(.records) { try validateRecords(inputs, &context) }
    }
    try context.perform(.validate, callbacks) { context in
      if context.concerns.contains(.validation) { try validate(inputs, &context) }
    }
    var output: Output?
    try context.perform(.execute, callbacks) { output = try execute(inputs, &$0) }
    guard let output else { throw Interruption.failed }
    return output
  }

  private func conclude(_ error: any Error, _ context: inout CommandContext, _ callbacks: Callbacks) throws {
    // What is thrown at a terminal transition has not been judged yet; there is no phase that could excuse it.
    let interruption = error as? Interruption ?? context.interruption(by: error, in: .commitTransaction)
    let end = context.end(after: interruption)
    do {
      try context.finish(in: end.state, callbacks)
    } catch {
      try? context.finish(in: .errored, callbacks)
      throw end.thrown ?? error
    }
    if let thrown = end.thrown { throw thrown }
  }
}
