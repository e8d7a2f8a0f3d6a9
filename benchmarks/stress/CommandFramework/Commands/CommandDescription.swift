/// What every command declares, synchronous or not.
package protocol CommandDescription: Sendable {
  associatedtype Inputs: InputModel
  associatedtype Output: Sendable

  /// The command's own name; the type's name unless declared.
  static var name: String { get }
  /// One sentence on what the command does, for manifests.
  static var summary: String { get }
  static var domain: Domain? { get }
  static var concerns: Concerns { get }
  /// The errors of its own that a caller should expect; those of its inputs follow from their schema.
  static var possibleErrors: [PossibleError] { get }

  /// What begins and ends the transaction around a run; nil for a command that needs none.
  var transactionHandler: (any TransactionHandler)? { get }
}

extension CommandDescription {
  package static var name: String { String(describing: Self.self) }
  package static var summary: String { "" }
  package static var domain: Domain? { nil }
  package static var concerns: Concerns { .standard }
  package static var possibleErrors: [PossibleError] { [] }
  package var transactionHandler: (any TransactionHandler)? { nil }

  /// `Organization::Domain::Name`, as far as there are these.
  package static var qualifiedName: String {
    [domain?.organization, domain?.name, name].compactMap(\.self).joined(separator: "::")
  }
}

/// An error that a command declares, for its manifest.
package struct PossibleError: Sendable, Hashable {
  package let category: ErrorCategory
  package let symbol: ErrorSymbol
  package let message: String

  package init(_ category: ErrorCategory, _ symbol: ErrorSymbol, _ message: String) {
    self.category = category
    self.symbol = symbol
    self.message = message
  }
}
