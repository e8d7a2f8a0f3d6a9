import BenchModel

/// A metric of a benchmark that both sides state alike, as the subject of its rows, which share it.
final class MetricSubject: Sendable {
  let id: BenchmarkID
  let label: String?
  let metric: Metric
  /// The rules that are for the benchmark.
  let rules: BenchmarkRules
  /// Whether each value of a side is one operation, so that percentiles are those of operations.
  let haveOperations: (baseline: Bool, current: Bool)
  /// Over how many iterations each side counted, where that differs.
  let passes: PassLengths?

  init(
    id: BenchmarkID, label: String?, metric: Metric, rules: BenchmarkRules,
    haveOperations: (baseline: Bool, current: Bool), passes: PassLengths? = nil
  ) {
    self.id = id
    self.label = label
    self.metric = metric
    self.rules = rules
    self.haveOperations = haveOperations
    self.passes = passes
  }

  /// The same subject with what is known better of its metric.
  func with(metric: Metric) -> MetricSubject {
    MetricSubject(id: id, label: label, metric: metric, rules: rules, haveOperations: haveOperations, passes: passes)
  }

  /// Whether each value of both sides is one operation.
  var areOperations: Bool { haveOperations.baseline && haveOperations.current }

  var orientation: Orientation { Orientation(direction: metric.direction) }

  /// Whether the metric is one of a run's own times, which are never zero.
  var isTime: Bool { metric.is(.time) || metric.is(.latency) }

  /// Whether each value is to be the same as any other: that of instructions moves with the seeds of hash functions.
  var isToRepeat: Bool { metric.nature == .exact && !metric.is(.instructions) }

  /// A row of the metric that could not be compared.
  func invalid(
    _ obstacle: ComparisonRow.Obstacle, statistic: Statistic? = nil, note: String?, gates: Bool = true
  ) -> ComparisonRow {
    ComparisonRow(
      id: id, label: label, presence: .both, metric: metric, statistic: statistic, obstacle: obstacle, note: note,
      gates: gates)
  }
}
