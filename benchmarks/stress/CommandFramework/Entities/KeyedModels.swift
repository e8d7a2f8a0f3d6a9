/// Models by key, with the running number behind automatic keys.
struct KeyedModels<Model: EntityModel>: Sendable {
  private(set) var models: [Model.Key: Model] = [:]
  // Automatic keys go on behind the highest that was ever used, so that none is given twice.
  private(set) var lastNumber = 0

  var sorted: [Entity<Model>] {
    models.sorted { $0.key < $1.key }.map { Entity(persisted: $0.value) }
  }

  /// The model with its key, or with the next automatic one behind `last` if it has none; `last` moves along.
  static func keyed(_ model: Model, after last: inout Int) throws(RepositoryError) -> (key: Model.Key, model: Model) {
    if let key = model.key {
      if let number = key.number { last = max(last, number) }
      return (key, model)
    }
    guard last < .max, let key = Model.Key.automatic(last + 1) else {
      throw .keyRequired(entity: Model.entityName)
    }
    last += 1
    var model = model
    model.key = key
    return (key, model)
  }

  mutating func put(_ model: Model, at key: Model.Key) {
    if let number = key.number { lastNumber = max(lastNumber, number) }
    models[key] = model
  }

  @discardableResult
  mutating func remove(_ key: Model.Key) -> Model? { models.removeValue(forKey: key) }
}
