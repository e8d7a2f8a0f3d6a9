import CommandFramework

/// A command with every usual kind of rule on its inputs.
struct ComplexCommand: Command {
  struct Inputs: InputModel, Equatable {
    let name: String
    let email: String
    let age: Int
    let tags: [String]
    let metadata: [String: Value]

    static let schema = Schema<Self>(
      Attribute("name", .string(length: 3...50), \.name),
      Attribute("email", .string(matching: #"^[\w\.-]+@[\w\.-]+\.\w+$"#), \.email),
      Attribute("age", .integer(0...150), \.age),
      Attribute("tags", .array(of: .string()).validated("Too many tags") { $0.count <= 10 }, \.tags, default: []),
      Attribute("metadata", .object(), \.metadata, default: [:]),
      make: Self.init)
  }

  struct User: Sendable, Equatable {
    let id: Int
    let name: String
    let email: String
    let isProcessed: Bool
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> User {
    User(id: 1, name: inputs.name, email: inputs.email, isProcessed: true)
  }
}
