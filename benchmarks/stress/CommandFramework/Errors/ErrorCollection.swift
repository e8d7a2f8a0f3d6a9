/// The errors of one run in the order they were added; errors with equal keys are all kept.
package struct ErrorCollection: Sendable {
  // Below this many errors a scan is cheaper than hashing the keys.
  private static let indexedFrom = 16

  private var errors: [CommandError] = []
  // Positions by key, kept from the moment there are many errors.
  private var positions: [String: [Int]]?

  package init() {}

  package init(_ errors: some Sequence<CommandError>) {
    for error in errors { add(error) }
  }

  package mutating func add(_ error: CommandError) {
    errors.append(error)
    if positions != nil {
      positions?[error.key, default: []].append(errors.count - 1)
    } else if errors.count >= Self.indexedFrom {
      reindex()
    }
  }

  /// Adds all errors of another collection behind those already here.
  package mutating func merge(_ other: ErrorCollection) {
    for error in other { add(error) }
  }

  package mutating func removeAll() {
    errors.removeAll()
    positions = nil
  }

  /// Puts `name` before the data path of every error from `start` on: how a container says where its element stands.
  mutating func prefixPaths(from start: Int, with name: String) {
    guard start < errors.count else { return }
    for index in start..<errors.count { errors[index].path.insert(name, at: 0) }
    if positions != nil { reindex() }
  }

  private mutating func reindex() {
    positions = Dictionary(grouping: errors.indices, by: { errors[$0].key })
  }
}

extension ErrorCollection: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { errors.count }
  package subscript(position: Int) -> CommandError { errors[position] }
}

extension ErrorCollection: Equatable {
  package static func == (left: Self, right: Self) -> Bool { left.errors == right.errors }
}

extension ErrorCollection: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: CommandError...) { self.init(elements) }
}

extension ErrorCollection {
  package var hasErrors: Bool { !errors.isEmpty }
  package var hasFatal: Bool { errors.contains(where: \.isFatal) }

  /// The keys in order, each once.
  package var keys: [String] {
    var seen: Set<String> = []
    return errors.map(\.key).filter { seen.insert($0).inserted }
  }

  package func has(_ key: String) -> Bool { first(for: key) != nil }

  /// The first error with that key.
  package func first(for key: String) -> CommandError? {
    guard let positions else { return errors.first { $0.key == key } }
    return positions[key]?.first.map { errors[$0] }
  }

  /// All errors with that key, in order.
  package func all(for key: String) -> [CommandError] {
    guard let positions else { return errors.filter { $0.key == key } }
    return positions[key, default: []].map { errors[$0] }
  }

  package func at(path: [String]) -> [CommandError] { errors.filter { $0.path == path } }
  package func with(symbol: ErrorSymbol) -> [CommandError] { errors.filter { $0.symbol == symbol } }
  package func by(category: ErrorCategory) -> [CommandError] { errors.filter { $0.category == category } }

  /// The errors that were reported inside these commands, outermost first.
  package func within(runtimePath: [String]) -> [CommandError] {
    errors.filter { $0.runtimePath.starts(with: runtimePath) }
  }

  /// The errors of each data path, written with dots and `root` for the whole.
  package func groupedByPath() -> [String: [CommandError]] {
    Dictionary(grouping: errors) { $0.path.isEmpty ? "root" : $0.path.joined(separator: ".") }
  }

  package func groupedByCategory() -> [ErrorCategory: [CommandError]] {
    Dictionary(grouping: errors, by: \.category)
  }
}
