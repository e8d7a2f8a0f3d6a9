import CommandFramework

/// The smallest useful command: two numbers in, their sum out.
struct SimpleCommand: Command {
  struct Inputs: InputModel, Equatable {
    let a: Int
    let b: Int
    static let schema = Schema<Self>(
      Attribute("a", .integer(), \.a), Attribute("b", .integer(), \.b), make: Self.init)
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> Int { inputs.a + inputs.b }
}
