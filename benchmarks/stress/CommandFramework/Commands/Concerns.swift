/// The concerns of a command beyond its body; one that is not declared is skipped for the price of testing a bit.
///
/// A command states its own as `static let`: a set that is made anew at each run costs more than some of its members.
package struct Concerns: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Validates typed inputs; untyped ones are always cast and validated, since only that makes them inputs.
  package static let inputs = Concerns(rawValue: 1 << 0)
  /// Walks the state machine and keeps the history.
  package static let lifecycle = Concerns(rawValue: 1 << 1)
  /// Collects errors over the phases and turns what `execute` throws into one; without it, thrown errors pass through.
  package static let errors = Concerns(rawValue: 1 << 2)
  /// Calls callbacks at every transition; they belong to transitions and so need `lifecycle`.
  package static let callbacks = Concerns(rawValue: 1 << 3)
  /// Begins, commits and rolls back with the command's transaction handler.
  package static let transaction = Concerns(rawValue: 1 << 4)
  /// Loads records and validates them.
  package static let records = Concerns(rawValue: 1 << 5)
  /// Calls the command's own `validate`.
  package static let validation = Concerns(rawValue: 1 << 6)
  /// Stamps the outcome with the command's name, its domain and the number of moves it made.
  package static let metadata = Concerns(rawValue: 1 << 7)

  package static let all = Concerns(rawValue: .max)
  /// What a command has unless it declares otherwise: everything but the stamp.
  package static let standard = Concerns(rawValue: all.rawValue & ~metadata.rawValue)
}
