import CommandFramework

/// One number.
struct Number: InputModel, Equatable {
  let value: Int
  static let schema = Schema<Self>(Attribute("value", .integer(0...1000), \.value), make: Self.init)
}

/// Suspends once and doubles its input.
struct AsyncSimpleCommand: AsyncCommand {
  func execute(_ inputs: Number, _ context: inout CommandContext) async -> Int {
    await Task.yield()
    return inputs.value * 2
  }
}

/// Throws or halts in the phase it is told to, after a suspension.
struct AsyncThrowingCommand: AsyncCommand {
  let phase: Phase
  let manner: ThrowingCommand.Manner
  var transactionHandler: (any TransactionHandler)?

  func loadRecords(_ inputs: NoInputs, _ context: inout CommandContext) async throws {
    try await act(.loadRecords, &context)
  }
  func validateRecords(_ inputs: NoInputs, _ context: inout CommandContext) async throws {
    try await act(.validateRecords, &context)
  }
  func validate(_ inputs: NoInputs, _ context: inout CommandContext) async throws { try await act(.validate, &context) }
  func execute(_ inputs: NoInputs, _ context: inout CommandContext) async throws -> Int {
    try await act(.execute, &context)
    return 1
  }

  private func act(_ current: Phase, _ context: inout CommandContext) async throws {
    await Task.yield()
    guard current == phase else { return }
    switch manner {
    case .throwing: throw Mishap(place: "\(current)")
    case .halting: try context.fail("stopped", "halted in \(current)")
    case .recording: context.addRuntimeError("noted", "recorded in \(current)")
    }
  }
}

/// Runs an asynchronous command and a synchronous one inside itself.
struct AsyncParent: AsyncCommand {
  func execute(_ inputs: Pair, _ context: inout CommandContext) async throws -> Int {
    let doubled = try await context.requireSubcommand(AsyncSimpleCommand(), Number(value: inputs.x))
    return try context.requireSubcommand(ChildCommand(), Pair(x: doubled, y: inputs.y))
  }
}

/// Cancels its own task while executing, then notices.
struct SelfCancelling: AsyncCommand {
  /// Whether the body itself looks for the cancellation, or leaves it to the next phase.
  let checks: Bool
  var transactionHandler: (any TransactionHandler)?

  func execute(_ inputs: NoInputs, _ context: inout CommandContext) async throws -> Int {
    withUnsafeCurrentTask { $0?.cancel() }
    if checks { try Task.checkCancellation() }
    return 1
  }
}
