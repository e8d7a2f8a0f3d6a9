import CommandFramework

/// A person with an account.
struct User: EntityModel {
  var key: Int?
  var name: String
  var email: String
  var age: Int

  static let schema = Schema<Self>(
    Attribute("id", .nullable(.positiveInteger()), \.key), Attribute("name", .string(length: 1...50), \.name),
    Attribute("email", .email(), \.email), Attribute("age", .integer(0...150), \.age), make: Self.init)
}

/// Makes a user and keeps it, all or nothing.
struct CreateUser: Command {
  struct Inputs: InputModel {
    let name: String
    let email: String
    let age: Int
    static let schema = Schema<Self>(
      Attribute("name", .string(length: 1...50), \.name), Attribute("email", .email(), \.email),
      Attribute("age", .integer(0...150), \.age), make: Self.init)
  }

  let repository: UnitOfWork<User>
  var isRefusedAfterwards = false
  var transactionHandler: (any TransactionHandler)? { repository }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) throws -> Entity<User> {
    let user = try repository.save(User(name: inputs.name, email: inputs.email, age: inputs.age))
    if isRefusedAfterwards { try context.fail(.domain(.ruleViolated, "no more users today")) }
    return user
  }
}
