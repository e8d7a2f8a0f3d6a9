import CommandFramework

/// Whether to go wrong.
struct Switch: InputModel, Equatable {
  let shouldFail: Bool
  static let schema = Schema<Self>(Attribute("should_fail", .boolean(), \.shouldFail), make: Self.init)
}

/// Records two errors without halting.
struct ErrorCommand: Command {
  func execute(_ inputs: Switch, _ context: inout CommandContext) -> Int {
    guard inputs.shouldFail else { return 1 }
    context.addRuntimeError("test_error", "This is a test error")
    context.addRuntimeError("another_error", "Another error")
    return 0
  }
}

/// What the commands that throw throw.
struct Mishap: Error, Equatable {
  let place: String
}

/// Throws or halts in the phase it is told to.
struct ThrowingCommand: Command {
  enum Manner: Sendable { case throwing, halting, recording }

  let phase: Phase
  let manner: Manner
  var transactionHandler: (any TransactionHandler)?

  func loadRecords(_ inputs: NoInputs, _ context: inout CommandContext) throws { try act(.loadRecords, &context) }
  func validateRecords(_ inputs: NoInputs, _ context: inout CommandContext) throws {
    try act(.validateRecords, &context)
  }
  func validate(_ inputs: NoInputs, _ context: inout CommandContext) throws { try act(.validate, &context) }
  func execute(_ inputs: NoInputs, _ context: inout CommandContext) throws -> Int {
    try act(.execute, &context)
    return 1
  }

  private func act(_ current: Phase, _ context: inout CommandContext) throws {
    guard current == phase else { return }
    switch manner {
    case .throwing: throw Mishap(place: "\(current)")
    case .halting: try context.fail("stopped", "halted in \(current)")
    case .recording: context.addRuntimeError("noted", "recorded in \(current)")
    }
  }
}
