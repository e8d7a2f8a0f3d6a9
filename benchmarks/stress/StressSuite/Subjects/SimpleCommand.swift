import CommandFramework

/// The sum of two numbers: the smallest command there is, so that its time is the framework's.
struct SimpleCommand: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int { inputs.a + inputs.b }
}
