import CommandFramework

/// Keeps a user under a given key in the repository it was made with, and may be refused after that.
struct CreateUser: Command {
  struct Inputs: InputModel {
    let key: Int
    let name: String
    let email: String
    let age: Int

    static let schema = Schema<Self>(
      Attribute("id", .positiveInteger(), \.key), Attribute("name", .string(length: 1...50), \.name),
      Attribute("email", .email(), \.email), Attribute("age", .integer(0...150), \.age), make: Self.init)
  }

  static let summary = "Keeps a user."
  static let domain: Domain? = Domain("Accounts", organization: "Example")

  let repository: any Repository<User>
  var transactionHandler: (any TransactionHandler)?
  var isRefused = false

  func execute(_ inputs: Inputs, _ context: inout CommandContext) throws -> User {
    let user = User(key: inputs.key, name: inputs.name, email: inputs.email, age: inputs.age)
    let saved = try repository.save(user).current
    if isRefused { try context.fail(.domain(.ruleViolated, "no more users today")) }
    return saved
  }
}

/// Keeps the user in its own transaction and runs two commands inside it: one is kept, one refused and undone alone.
struct NestedChanges: Command {
  let work: UnitOfWork<User>
  let refusesLast: Bool
  var transactionHandler: (any TransactionHandler)? { work }

  func execute(_ inputs: CreateUser.Inputs, _ context: inout CommandContext) throws -> Int {
    let keys = (1...3).map { inputs.key + $0 - 1 }
    _ = try work.save(User(key: keys[0], name: inputs.name, email: inputs.email, age: inputs.age))
    let create = CreateUser(repository: work, transactionHandler: work)
    let refused = CreateUser(repository: work, transactionHandler: work, isRefused: refusesLast)
    let first = try context.attemptSubcommand(create, Self.inputs(inputs, key: keys[1]))
    let second = try context.attemptSubcommand(refused, Self.inputs(inputs, key: keys[2]))
    return [first, second].count { $0.isSuccess }
  }

  private static func inputs(_ inputs: CreateUser.Inputs, key: Int) -> CreateUser.Inputs {
    CreateUser.Inputs(key: key, name: inputs.name, email: inputs.email, age: inputs.age)
  }
}
