import CommandFramework

/// A repository that keeps every user under a key of its own, and makes room for an empty one when it is full.
///
/// So it grows as a repository does, and yet an iteration costs the same however many came before; the price is that
/// one in five hundred also frees the users of the full one.
struct RenewedRepository {
  struct Visit: Sendable {
    let saved: Entity<User>
    let found: Entity<User>?
  }

  private static let capacity = 500

  private var repository = InMemoryRepository<User>()
  private var saves = 0

  /// Saves a user under a new key and reads it back.
  mutating func saveAndFind(_ user: User) throws -> Visit {
    if saves == Self.capacity {
      repository = InMemoryRepository()
      saves = 0
    }
    saves += 1
    let saved = try repository.save(user)
    return Visit(saved: saved, found: saved.key.flatMap(repository.find))
  }
}
