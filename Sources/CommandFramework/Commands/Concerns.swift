/// The concerns of a command beyond its body; a concern that is not declared is skipped and costs nothing.
package struct Concerns: OptionSet, Sendable {
  package let rawValue: UInt8

  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Validates typed inputs; untyped ones are always cast and validated, since only that makes them inputs.
  @inlinable package static var inputs: Concerns { Concerns(rawValue: 1 << 0) }
  /// Walks the state machine and keeps the history.
  @inlinable package static var lifecycle: Concerns { Concerns(rawValue: 1 << 1) }
  /// Collects errors over the phases and turns what `execute` throws into one; without it, thrown errors pass through.
  @inlinable package static var errors: Concerns { Concerns(rawValue: 1 << 2) }
  /// Calls callbacks at every transition; they belong to transitions and so need `lifecycle`.
  @inlinable package static var callbacks: Concerns { Concerns(rawValue: 1 << 3) }
  /// Begins, commits and rolls back with the command's transaction handler.
  @inlinable package static var transaction: Concerns { Concerns(rawValue: 1 << 4) }
  /// Loads records and validates them.
  @inlinable package static var records: Concerns { Concerns(rawValue: 1 << 5) }
  /// Calls the command's own `validate`.
  @inlinable package static var validation: Concerns { Concerns(rawValue: 1 << 6) }
  /// Stamps the outcome with the command's name, its domain and the number of moves it made.
  @inlinable package static var metadata: Concerns { Concerns(rawValue: 1 << 7) }

  @inlinable package static var none: Concerns { [] }
  @inlinable package static var all: Concerns { Concerns(rawValue: .max) }
  /// What a command has unless it declares otherwise: everything but the stamp.
  @inlinable package static var standard: Concerns { all.subtracting(.metadata) }
}
