import CommandFramework
import Glibc

/// A command whose inputs have every usual kind of rule, and whose result is a model of its own.
struct ComplexCommand: Command {
  struct Inputs: InputModel {
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

  struct Record: Sendable {
    let id: Int
    let name: String
    let email: String
    let isProcessed: Bool
    let secondsSinceEpoch: Int
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> Record {
    Record(id: 1, name: inputs.name, email: inputs.email, isProcessed: true, secondsSinceEpoch: time(nil))
  }
}
