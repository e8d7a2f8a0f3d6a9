import CommandFramework

/// A repository in memory that has one user, and a unit of work over it.
///
/// The workloads save under fixed keys only, so that it does not grow however many iterations there are.
struct UserStore {
  static let age = 30

  let repository = InMemoryRepository<User>()
  let work: UnitOfWork<User>

  init() throws {
    work = UnitOfWork(repository)
    _ = try repository.save(User(key: 1, name: "John", email: "john@example.com", age: Self.age))
  }

  func age(of key: Int) -> Int? { repository.find(key)?.current.age }
}
