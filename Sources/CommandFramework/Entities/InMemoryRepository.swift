/// Keeps entities in memory, safe from any thread; entities are values, so nobody's copy changes under another.
package final class InMemoryRepository<Model: EntityModel>: Repository {
  private struct Contents {
    var models: [Model.Key: Model] = [:]
    var lastNumber = 0
  }

  private let contents = Locked(Contents())
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
    contents.withLock { Array($0.models) }.sorted { $0.key < $1.key }.map { Entity(persisted: $0.value) }
  }

  @discardableResult
  package func delete(_ key: Model.Key) -> Bool {
    contents.withLock { $0.models.removeValue(forKey: key) != nil }
  }

  package func count() -> Int { contents.withLock { $0.models.count } }

  package func exists(_ key: Model.Key) -> Bool { contents.withLock { $0.models[key] != nil } }

  /// Puts back what stood under a key, without validation and callbacks: the undoing of a save or a deletion.
  func restore(_ key: Model.Key, to model: Model?) { contents.withLock { $0.models[key] = model } }

  private func store(_ model: Model) throws -> Model {
    try contents.withLock { contents in
      var model = model
      if let key = model.key {
        // Automatic keys go on behind the highest that was given, so that none is given twice.
        if let number = key.number { contents.lastNumber = max(contents.lastNumber, number) }
        contents.models[key] = model
      } else {
        guard contents.lastNumber < .max, let key = Model.Key.automatic(contents.lastNumber + 1) else {
          throw RepositoryError.keyRequired(entity: Model.entityName)
        }
        contents.lastNumber += 1
        model.key = key
        contents.models[key] = model
      }
      return model
    }
  }
}
