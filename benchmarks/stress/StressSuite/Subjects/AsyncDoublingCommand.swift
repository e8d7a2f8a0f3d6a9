import CommandFramework

/// Suspends once and doubles its input: the whole lifecycle with a suspension in it.
struct AsyncDoublingCommand: AsyncCommand {
  func execute(_ inputs: Single, _ context: inout CommandContext) async -> Int {
    await Task.yield()
    return inputs.value * 2
  }
}
