import BenchModel

extension RunAssembly {
  /// Adds the one figure that a process states of itself, unless it is absent, zero or no finite number: such a time or
  /// rate is none.
  mutating func add(_ id: BenchmarkID, _ metric: Metric, _ value: Double?, process: Int = 0) {
    guard let value, value > 0, value.isFinite else { return }
    // It stands for many operations, whose percentiles are not known.
    measure(id, metric, [value], process: process, iterations: Self.several)
  }

  /// Adds a count that may be zero.
  mutating func add(_ id: BenchmarkID, count metric: Metric, _ value: Double?, process: Int = 0) {
    guard let value, value >= 0, value.isFinite else { return }
    measure(id, metric, [value], process: process)
  }

  private static let several = 2

  /// Adds percentiles of a metric, of those that are asked for as many as there are.
  mutating func add(
    _ id: BenchmarkID, percentilesOf metric: Metric, process: Int = 0, condition: String? = nil,
    _ value: (_ order: String) -> Double?
  ) {
    for order in Self.percentiles {
      let percentile = metric.percentile(order)
      add(id, condition.map { percentile.under($0) } ?? percentile, value(order), process: process)
    }
  }

  /// The percentiles that are rows, each of which has to have operations beyond it.
  static let percentiles = ["50", "90", "95", "99", "99.9"]

  /// Whether so many operations have ten beyond a percentile.
  static func supports(_ order: String, count: Double) -> Bool {
    count * (100 - (Double(order) ?? 100)) / 100 >= 9.99
  }
}
