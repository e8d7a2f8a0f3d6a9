import CommandFramework

/// The product of two numbers, to be run inside another command.
struct ChildCommand: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int { inputs.a * inputs.b }
}

/// Runs the child and adds one: two whole lifecycles.
struct ParentCommand: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) throws -> Int {
    try context.requireSubcommand(ChildCommand(), inputs) + 1
  }
}

/// Runs the simple command inside itself and adds nothing.
struct WrappingCommand: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) throws -> Int {
    try context.requireSubcommand(SimpleCommand(), inputs)
  }
}
