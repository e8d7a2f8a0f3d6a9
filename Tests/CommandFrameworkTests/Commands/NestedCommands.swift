import CommandFramework

/// Two numbers, as several commands take them.
struct Pair: InputModel, Equatable {
  let x: Int
  let y: Int
  static let schema = Schema<Self>(
    Attribute("x", .integer(), \.x), Attribute("y", .integer(), \.y), make: Self.init)
}

/// The product of two numbers.
struct ChildCommand: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int { inputs.x * inputs.y }
}

/// Runs the child and adds one.
struct ParentCommand: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) throws -> Int {
    try context.requireSubcommand(ChildCommand(), inputs) + 1
  }
}

/// Fails with two errors of its own.
struct FailingChild: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int {
    context.addRuntimeError("test_error", "first")
    context.addRuntimeError("test_error", "second", context: ["subcommand": "further inside"])
    return 0
  }
}

/// Goes on after its child has failed, and notes that it did.
struct ForgivingParent: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) throws -> Int {
    let output = try context.runSubcommand(FailingChild(), inputs)
    context.metadata["continued"] = true
    return output ?? -1
  }
}

/// Is halted by its child's failure.
struct StrictParent: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) throws -> Int {
    let output = try context.requireSubcommand(FailingChild(), inputs)
    context.addRuntimeError("unreachable", "the child had failed")
    return output
  }
}

/// Runs the strict parent, so that a path of two commands builds up.
struct Grandparent: Command {
  func execute(_ inputs: Pair, _ context: inout CommandContext) throws -> Int {
    try context.requireSubcommand(StrictParent(), inputs)
  }
}
