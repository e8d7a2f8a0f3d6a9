package import BenchModel

/// Finds the benchmark that somebody means among those of a comparison.
package enum BenchmarkLookup {
  /// The benchmarks that a name means: those whose identity it is; else those whose label it is; else those that
  /// pages call so; else those whose identity it is without the group, or without group and parameters; else those
  /// whose identity it matches as a pattern with `*` and `?`.
  package static func benchmarks(named name: String, in comparison: Comparison) -> [BenchmarkID] {
    let pattern = IdentityPattern(name)
    func isName(_ text: String?) -> Bool { text?.isSameName(as: name) == true }
    let shared = comparison.sharedParameters
    let meanings: [(ComparisonRow) -> Bool] = [
      { pattern.match($0.id) == .literal }, { isName($0.label) }, { isName(shared.name(of: $0.id).description) },
      { isName($0.id.descriptionInGroup) }, { isName(shared.name(of: $0.id).descriptionInGroup) },
      { isName($0.id.name) }, { pattern.match($0.id) != nil },
    ]
    let found = meanings.lazy.map { distinct(comparison.rows.filter($0)) }
    return found.first { !$0.isEmpty } ?? []
  }

  /// The benchmarks whose identity or label holds the text, letter case aside.
  package static func benchmarks(containing text: String, in comparison: Comparison) -> [BenchmarkID] {
    let wanted = text.lowercased()
    return distinct(
      comparison.rows.filter { row in
        [row.id.description, row.label ?? ""].contains { $0.lowercased().contains(wanted) }
      })
  }

  private static func distinct(_ rows: [ComparisonRow]) -> [BenchmarkID] { Set(rows.map(\.id)).ordered() }
}
