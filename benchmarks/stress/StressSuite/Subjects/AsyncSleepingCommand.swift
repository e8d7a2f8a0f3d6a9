import CommandFramework

/// Waits a millisecond and doubles its input: what a command that waits for something outside costs beyond the wait.
struct AsyncSleepingCommand: AsyncCommand {
  func execute(_ inputs: Single, _ context: inout CommandContext) async throws -> Int {
    try await Task.sleep(for: .milliseconds(1))
    return inputs.value * 2
  }
}
