package import BenchModel

/// Finds the benchmark that somebody means among those of a comparison.
package enum BenchmarkLookup {
  /// The benchmarks that a name means: those whose identity it is; else those whose label it is; else those whose
  /// identity it matches as a pattern with `*` and `?`.
  package static func benchmarks(named name: String, in comparison: Comparison) -> [BenchmarkID] {
    let rows = comparison.rows
    let pattern = IdentityPattern(name)
    let exact = rows.filter { pattern.match($0.id) == .literal }
    if !exact.isEmpty { return distinct(exact) }
    let labelled = rows.filter { $0.label?.utf8.elementsEqual(name.utf8) == true }
    return distinct(labelled.isEmpty ? rows.filter { pattern.match($0.id) != nil } : labelled)
  }

  /// The benchmarks whose identity or label holds the text, letter case aside.
  package static func benchmarks(containing text: String, in comparison: Comparison) -> [BenchmarkID] {
    let wanted = text.lowercased()
    return distinct(
      comparison.rows.filter { row in
        [row.id.description, row.label ?? ""].contains { $0.lowercased().contains(wanted) }
      })
  }

  private static func distinct(_ rows: [ComparisonRow]) -> [BenchmarkID] { Set(rows.map(\.id)).sorted() }
}
