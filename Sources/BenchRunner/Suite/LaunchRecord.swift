import BenchModel
import WorkerProtocol

/// What one launch of one benchmark gave: times, or what a benchmark that measures itself stated.
enum LaunchRecord {
  case timed(TimedLaunch)
  case observed(ObservedLaunch)

  /// What was timed; nil of a benchmark that measures itself.
  var timed: TimedLaunch? {
    if case .timed(let launch) = self { launch } else { nil }
  }

  /// What the benchmark stated; nil of one that is timed.
  var observed: ObservedLaunch? {
    if case .observed(let launch) = self { launch } else { nil }
  }

  /// The metrics that the benchmark defined itself.
  var definedMetrics: [Metric] { observed?.values.map(\.metric) ?? [] }
}
