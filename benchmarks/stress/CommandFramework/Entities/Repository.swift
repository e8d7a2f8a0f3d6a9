/// A place that keeps entities of one kind by key.
package protocol Repository<Model>: AnyObject, Sendable {
  associatedtype Model: EntityModel

  /// Keeps the entity, gives it a key if it has none, and makes it persisted and clean.
  func save(_ entity: inout Entity<Model>) throws
  func find(_ key: Model.Key) throws -> Entity<Model>?
  /// All entities, by key.
  func findAll() throws -> [Entity<Model>]
  /// Whether there was an entity of that key.
  @discardableResult func delete(_ key: Model.Key) throws -> Bool
  func count() throws -> Int
}

extension Repository {
  /// Saves a model as a new entity.
  package func save(_ model: Model) throws -> Entity<Model> {
    var entity = Entity(model)
    try save(&entity)
    return entity
  }

  package func exists(_ key: Model.Key) throws -> Bool { try find(key) != nil }

  /// The entities that match, by key; looks at every one.
  package func findBy(_ matches: (Model) throws -> Bool) throws -> [Entity<Model>] {
    try findAll().filter { try matches($0.current) }
  }

  /// The entities whose attribute has that value, by key; looks at every one.
  package func findBy<T: Equatable>(_ attribute: KeyPath<Model, T>, _ value: T) throws -> [Entity<Model>] {
    try findBy { $0[keyPath: attribute] == value }
  }
}

/// Why a repository refuses.
package enum RepositoryError: Error, Sendable, Equatable, CustomStringConvertible {
  case keyRequired(entity: String)
  case noOpenTransaction
  case transactionAlreadyOpen

  package var description: String {
    switch self {
    case .keyRequired(let entity): "\(entity) has no key, and its kind of key cannot be given automatically; set one"
    case .noOpenTransaction: "there is no open transaction of that depth; begin it first"
    case .transactionAlreadyOpen: "a unit of work serves one transaction at a time; give each command its own"
    }
  }
}
