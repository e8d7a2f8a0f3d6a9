import CommandFramework

/// Has one input of every usual type and accepts nothing in place of it.
struct TypeValidationCommand: Command {
  struct Inputs: InputModel {
    let string: String
    let int: Int
    let float: Double
    let bool: Bool
    let list: [String]

    static let schema = Schema<Self>(
      Attribute("string", .string(), \.string), Attribute("int", .integer(coercion: .strict), \.int),
      Attribute("float", .float(coercion: .strict), \.float), Attribute("bool", .boolean(.strict), \.bool),
      Attribute("list", .array(of: .string()), \.list), make: Self.init)
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> Bool { true }
}
