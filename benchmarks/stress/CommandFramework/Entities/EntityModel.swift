/// The attributes of an entity, which a primary key tells apart from others of its kind.
package protocol EntityModel: InputModel, Equatable {
  associatedtype Key: EntityKey

  /// The kind of entity; the type's name unless declared.
  static var entityName: String { get }
  /// Nil until the entity is saved with a key that the repository gives.
  var key: Key? { get set }
}

extension EntityModel {
  package static var entityName: String { String(describing: Self.self) }
}

/// A type of primary key.
package protocol EntityKey: Hashable, Comparable, Sendable, ValueConvertible {
  /// The key that follows from a running number; nil for keys that only the application can give.
  static func automatic(_ number: Int) -> Self?
  /// The running number of a key, so that automatic ones go on behind it.
  var number: Int? { get }
}

extension Int: EntityKey {
  package static func automatic(_ number: Int) -> Int? { number }
  package var number: Int? { self }
}

extension String: EntityKey {
  package static func automatic(_ number: Int) -> String? { nil }
  package var number: Int? { nil }
}
