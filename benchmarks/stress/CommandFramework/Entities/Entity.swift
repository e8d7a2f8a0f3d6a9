/// An entity as it is now, beside what it was when it was last saved or loaded.
package struct Entity<Model: EntityModel>: Sendable, Equatable {
  package private(set) var current: Model
  package private(set) var original: Model
  package private(set) var isPersisted: Bool

  /// A new entity, which no repository has yet.
  package init(_ model: Model) {
    current = model
    original = model
    isPersisted = false
  }

  /// An entity as a repository keeps it.
  init(persisted model: Model) {
    current = model
    original = model
    isPersisted = true
  }

  package var key: Model.Key? { current.key }

  /// Assigns an attribute if the entity stays valid; otherwise changes nothing and throws what is wrong.
  package mutating func set<T>(_ attribute: WritableKeyPath<Model, T>, _ value: T) throws(CommandFailure) {
    var changed = current
    changed[keyPath: attribute] = value
    guard !isPersisted || changed.key == current.key else {
      throw CommandFailure(errors: [.data(.immutable, "the key of a saved entity cannot change")])
    }
    current = try changed.validated()
  }

  /// The names of the attributes that differ from what was saved or loaded, in declared order.
  package var dirtyAttributes: [String] {
    Model.schema.members.filter { $0.encode(current) != $0.encode(original) }.map(\.name)
  }

  package var isDirty: Bool { current != original }

  /// What an attribute was when the entity was last saved or loaded; nil for a name that the schema does not have.
  package func originalValue(of name: String) -> Value? {
    Model.schema.members.first { $0.name == name }?.encode(original)
  }

  /// Takes back every change since the entity was last saved or loaded.
  package mutating func restore() { current = original }
}
