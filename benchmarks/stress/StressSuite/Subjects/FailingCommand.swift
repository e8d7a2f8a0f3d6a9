import CommandFramework

/// Records two errors without halting, if it is told to.
struct FailingCommand: Command {
  struct Inputs: InputModel {
    let shouldFail: Bool
    static let schema = Schema<Self>(Attribute("should_fail", .boolean(), \.shouldFail), make: Self.init)
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> Int {
    if inputs.shouldFail {
      context.addRuntimeError("test_error", "Test error")
      context.addRuntimeError("another_error", "Another error")
    }
    return 0
  }
}
