import BenchModel

/// A metric that one side measured under another condition than the other one.
struct ConditionChange: Sendable {
  private let before: String
  private let after: String

  /// Looks for the metric that the other side has instead of one that only one side has; nil where there is none.
  init?(of name: String, from baseline: [Sample], to current: [Sample]) {
    let isBefore = baseline.contains { $0.metric.isSameName(as: name) }
    let stem = Self.stem(of: name)
    let other = (isBefore ? current : baseline).first { sample in
      !sample.metric.isSameName(as: name) && Self.stem(of: sample.metric).utf8.elementsEqual(stem.utf8)
    }
    guard let other else { return nil }
    (before, after) = isBefore ? (name, other.metric) : (other.metric, name)
  }

  /// The row that says so: nothing is wrong with either side, so that it fails no gate.
  func row(of pair: BenchmarkPair, _ metric: Metric) -> ComparisonRow {
    ComparisonRow(
      id: pair.id, label: pair.label, presence: .both, metric: metric, obstacle: .metricChanged,
      note: "The baseline has '\(before)', the current run '\(after)': they were not measured alike.", gates: false)
  }

  private static func stem(of name: String) -> Substring { Metric.condition(of: name)?.stem ?? name[...] }
}
