import BenchModel

/// Finds the rows that improved by more than can be believed.
///
/// A body that the optimiser removed, or that fails at once, improves more than any work does; to a gate that asks only
/// whether something became worse it is a success.
struct ImprovementRule: Sendable {
  let limit: ImprovementLimit

  /// What instructions are called by the tools that count them: our own, Callgrind's, and `perf`'s.
  private static let instructionCounts: Set<String> = ["instructions", "ir", "instructions:u"]

  /// What the row does to the gate; nil where its improvement is within the limit, or not certain to be beyond it.
  func disposition(of row: ComparisonRow) -> Policy.Disposition? {
    guard row.verdict == .improved, let metric = row.metric, let change = row.change else { return nil }
    let isCounted = metric.nature == .exact && Self.instructionCounts.contains(metric.name.lowercased())
    guard limit.isForEveryMetric || isCounted else { return nil }
    return (change.upper ?? change.value) < -limit.beyond ? limit.disposition : nil
  }
}
