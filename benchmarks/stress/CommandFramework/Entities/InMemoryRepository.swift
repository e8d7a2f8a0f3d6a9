/// Keeps entities in memory, safe from any thread; entities are values, so nobody's copy changes under another.
package final class InMemoryRepository<Model: EntityModel>: Repository {
  private let contents = Locked(KeyedModels<Model>())
  private let callbacks: EntityCallbacks<Model>

  package init(callbacks: EntityCallbacks<Model> = EntityCallbacks()) { self.callbacks = callbacks }

  package func save(_ entity: inout Entity<Model>) throws {
    let isNew = !entity.isPersisted && entity.key.map { !exists($0) } ?? true
    var candidate = entity
    try callbacks.call(.beforeSave, &candidate)
    try callbacks.call(isNew ? .beforeCreate : .beforeUpdate, &candidate)
    let saved = try store(try candidate.current.validated())
    candidate = Entity(persisted: saved)
    entity = candidate
    try callbacks.call(isNew ? .afterCreate : .afterUpdate, &candidate)
    try callbacks.call(.afterSave, &candidate)
    entity = candidate
  }

  package func find(_ key: Model.Key) -> Entity<Model>? {
    contents.withLock { $0.models[key] }.map { Entity(persisted: $0) }
  }

  package func findAll() -> [Entity<Model>] {
    contents.withLock { $0 }.sorted
  }

  @discardableResult
  package func delete(_ key: Model.Key) -> Bool {
    contents.withLock { $0.remove(key) != nil }
  }

  package func count() -> Int { contents.withLock { $0.models.count } }

  package func exists(_ key: Model.Key) -> Bool { contents.withLock { $0.models[key] != nil } }

  /// Puts back what stood under a key, without validation and callbacks: the undoing of a save or a deletion.
  func restore(_ key: Model.Key, to model: Model?) {
    contents.withLock { contents in
      if let model {
        contents.put(model, at: key)
      } else {
        contents.remove(key)
      }
    }
  }

  private func store(_ model: Model) throws -> Model {
    try contents.withLock { contents in
      var last = contents.lastNumber
      let (key, model) = try KeyedModels.keyed(model, after: &last)
      contents.put(model, at: key)
      return model
    }
  }
}
