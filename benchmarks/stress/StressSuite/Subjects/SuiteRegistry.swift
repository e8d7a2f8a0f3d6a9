import CommandFramework

/// A registry of this suite's commands.
enum SuiteRegistry {
  /// The qualified names of the commands that `make` registers.
  static let names = [
    ChildCommand.qualifiedName, CreateUser.qualifiedName, FailingCommand.qualifiedName, FlakyCommand.qualifiedName,
    ParentCommand.qualifiedName, SimpleCommand.qualifiedName, TypeValidationCommand.qualifiedName,
    WrappingCommand.qualifiedName,
  ]

  /// Registers the commands; without `isWhole` the last is missing.
  static func make(isWhole: Bool) throws -> CommandRegistry {
    let registry = CommandRegistry()
    try registry.register(ChildCommand())
    try registry.register(CreateUser(repository: InMemoryRepository<User>()))
    try registry.register(FailingCommand())
    try registry.register(FlakyCommand(attempt: 1, succeedsAt: 1))
    try registry.register(ParentCommand())
    try registry.register(SimpleCommand())
    try registry.register(TypeValidationCommand())
    if isWhole { try registry.register(WrappingCommand()) }
    return registry
  }
}
