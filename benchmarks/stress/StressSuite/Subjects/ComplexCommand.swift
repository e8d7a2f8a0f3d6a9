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

    static let schema = makeSchema(longestName: 50)

    /// Builds the schema anew: the attributes' types and rules, the pattern read from its text.
    static func makeSchema(longestName: Int) -> Schema<Self> {
      Schema<Self>(
        Attribute("name", .string(length: 3...longestName), \.name),
        Attribute("email", .string(matching: #"^[\w\.-]+@[\w\.-]+\.\w+$"#), \.email),
        Attribute("age", .integer(0...150), \.age),
        Attribute("tags", .array(of: .string()).validated("Too many tags") { $0.count <= 10 }, \.tags, default: []),
        Attribute("metadata", .object(), \.metadata, default: [:]),
        make: Self.init)
    }
  }

  struct Record: Sendable {
    let id: Int
    let name: String
    let email: String
    let isProcessed: Bool
    let secondsSinceEpoch: Int

    /// Processes the inputs; the wall clock is read each time.
    init(processing inputs: Inputs) {
      id = 1
      name = inputs.name
      email = inputs.email
      isProcessed = true
      secondsSinceEpoch = time(nil)
    }
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> Record { Record(processing: inputs) }
}
