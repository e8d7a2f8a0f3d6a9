/// What is called around the saving of an entity, in this order: before save, before create or update, the saving
/// itself, after create or update, after save.
///
/// Before-callbacks may change the entity; what one throws keeps it from being saved. All run without a lock held.
package struct EntityCallbacks<Model: EntityModel>: Sendable {
  package enum Moment: Sendable, Hashable {
    case beforeSave, beforeCreate, beforeUpdate, afterCreate, afterUpdate, afterSave
  }

  package typealias Action = @Sendable (inout Entity<Model>) throws -> Void

  private var actions: [Moment: [Action]] = [:]

  package init(_ build: (inout EntityCallbacks) -> Void = { _ in }) { build(&self) }

  package mutating func on(_ moment: Moment, _ action: @escaping Action) {
    actions[moment, default: []].append(action)
  }

  func call(_ moment: Moment, _ entity: inout Entity<Model>) throws {
    guard !actions.isEmpty, let actions = actions[moment] else { return }
    for action in actions { try action(&entity) }
  }
}
