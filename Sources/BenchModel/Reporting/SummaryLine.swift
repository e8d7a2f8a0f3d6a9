/// A figure that a project's summary puts first: which one, and what it is called there.
package struct SummaryLine: Equatable, Sendable {
  /// What the figure is called.
  package let title: String
  /// The benchmark's whole identity, as lists print it.
  package let benchmark: String
  /// The metric's name.
  package let metric: String
  /// The statistic of that metric, one of ``statistics``.
  package let statistic: Statistic
  /// Where the line was written, as a person would look it up.
  package let origin: String

  /// Makes a line.
  package init(title: String, benchmark: String, metric: String, statistic: Statistic, origin: String) {
    self.title = title
    self.benchmark = benchmark
    self.metric = metric
    self.statistic = statistic
    self.origin = origin
  }

  /// The statistics that a figure without a comparison can be.
  package static let statistics: [Statistic] = [.mean, .median, .p90, .p95, .p99, .max, .throughput, .slope]
}
