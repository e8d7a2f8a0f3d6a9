import BenchModel

/// What a row may change by where the policy is silent.
enum ToleranceDefaults {
  /// Where a default is said to have been written.
  static let origin = "built-in default"

  /// The built-in tolerance of a statistic of a metric.
  static func tolerance(for metric: Metric, statistic: Statistic) -> Tolerance {
    if metric.nature == .exact { return Tolerance(relative: 0) }
    let relative = share(of: metric, statistic: statistic)
    guard metric.unit == .nanoseconds else { return Tolerance(relative: relative) }
    let nanoseconds = isTimedSingly(metric, statistic) ? clockSteps : processorCycle
    return Tolerance(relative: relative, floor: Quantity(value: nanoseconds, unit: .nanoseconds))
  }

  private static func share(of metric: Metric, statistic: Statistic) -> Double {
    switch statistic {
    // Few operations decide a far percentile: between launches of one program it moves several times as much as
    // the location does.
    case .p95, .p99, .max: 0.10
    // The resident peak depends on when the allocator asks for and returns pages, in steps of many pages.
    case _ where metric.is(.peakMemory): 0.05
    // About what a careful A/B measurement resolves on a machine that is doing other work.
    default: 0.02
    }
  }

  private static func isTimedSingly(_ metric: Metric, _ statistic: Statistic) -> Bool {
    switch statistic {
    case .p50, .p90, .p95, .p99, .max: true
    // The 75th percentile of time is one of laps.
    default: metric.is(.latency)
    }
  }

  /// One cycle of a processor at 2 GHz: where the linker places a loop alone moves it by a cycle.
  private static let processorCycle = 0.5

  /// Two steps of a clock that advances by 10 ns: a single duration has one at its beginning and one at its end.
  private static let clockSteps = 20.0
}
