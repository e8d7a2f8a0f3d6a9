/// Keeps entities in memory and every change in a journal on disk, from which it is read again.
///
/// A save or deletion has reached the disk when it returns, unless the repository was opened as not durable. The
/// journal only grows. Safe from any thread; changes are written one after the other.
package final class FileRepository<Model: EntityModel>: Repository {
  private struct Contents {
    let journal: JournalFile
    var models: KeyedModels<Model>
  }

  private enum Change {
    static var put: Value { "put" }
    static var delete: Value { "delete" }
  }

  /// What opening the journal found.
  package let recovery: JournalRecovery
  private let contents: Locked<Contents>

  /// Opens the journal at that path, or makes a new one; without `isDurable`, changes reach the disk when the system
  /// likes.
  package init(path: String, isDurable: Bool = true) throws {
    let journal = try JournalFile(path: path, isDurable: isDurable)
    var models = KeyedModels<Model>()
    // By untyped key, since a deletion has no more than that.
    var keys: [Value: Model.Key] = [:]
    recovery = try journal.recover { offset, payload in
      do {
        try Self.replay(payload, &models, &keys)
      } catch let failure as CommandFailure {
        throw JournalError.unreadable(path: path, offset: offset, reason: failure.description)
      }
    }
    contents = Locked(Contents(journal: journal, models: models))
  }

  package func save(_ entity: inout Entity<Model>) throws {
    var entities = [entity]
    try save(&entities)
    entity = entities[0]
  }

  /// Saves several entities in one record: after a crash all of them are there, or none.
  package func save(_ entities: inout [Entity<Model>]) throws {
    guard !entities.isEmpty else { return }
    let candidates = try entities.map { try $0.current.validated() }
    let saved = try contents.withLock { contents in
      var last = contents.models.lastNumber
      let keyed = try candidates.map { try KeyedModels.keyed($0, after: &last) }
      try contents.journal.append(Self.bytes(of: keyed.map { [Change.put, Model.schema.encode($0.model)] }))
      for (key, model) in keyed { contents.models.put(model, at: key) }
      return keyed.map { Entity(persisted: $0.model) }
    }
    entities = saved
  }

  package func find(_ key: Model.Key) -> Entity<Model>? {
    contents.withLock { $0.models.models[key] }.map { Entity(persisted: $0) }
  }

  package func findAll() -> [Entity<Model>] { contents.withLock { $0.models }.sorted }

  package func count() -> Int { contents.withLock { $0.models.models.count } }

  @discardableResult
  package func delete(_ key: Model.Key) throws -> Bool {
    try contents.withLock { contents in
      guard contents.models.models[key] != nil else { return false }
      try contents.journal.append(Self.bytes(of: [[Change.delete, key.encoded]]))
      contents.models.remove(key)
      return true
    }
  }

  private static func bytes(of changes: [Value]) -> [UInt8] {
    var bytes: [UInt8] = []
    ValueEncoding.append(.array(changes), to: &bytes)
    return bytes
  }

  private static func replay(
    _ payload: ArraySlice<UInt8>, _ models: inout KeyedModels<Model>, _ keys: inout [Value: Model.Key]
  ) throws(CommandFailure) {
    guard case .array(let changes)? = ValueEncoding.decode(payload) else { throw refusal("it is no list of changes") }
    for change in changes {
      switch change[0] {
      case Change.put:
        let model = try Model(casting: change[1] ?? .null)
        guard let key = model.key else { throw refusal("an entity has no key") }
        models.put(model, at: key)
        keys[key.encoded] = key
      case Change.delete:
        guard let key = keys[change[1] ?? .null] else { throw refusal("an entity is deleted that is not there") }
        models.remove(key)
      default: throw refusal("a change is neither put nor delete")
      }
    }
  }

  private static func refusal(_ reason: String) -> CommandFailure {
    CommandFailure(errors: [.data(.invalidFormat, reason)])
  }
}
