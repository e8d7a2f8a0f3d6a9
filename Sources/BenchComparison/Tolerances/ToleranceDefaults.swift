import BenchModel

/// What a row may change by where the policy is silent.
enum ToleranceDefaults {
  /// Where a default is said to have been written.
  static let origin = "built-in default"

  /// The built-in tolerance of a statistic of a metric.
  static func tolerance(for metric: Metric, statistic: Statistic) -> Tolerance {
    if metric.nature == .exact { return Tolerance(relative: metric.is(.instructions) ? instructionShare : 0) }
    let relative = share(of: metric, statistic: statistic)
    return Tolerance(
      relative: relative, floor: floor(of: metric, statistic).map { Quantity(value: $0, unit: metric.unit) })
  }

  private static func floor(of metric: Metric, _ statistic: Statistic) -> Double? {
    if metric.isShare { return failureFloor }
    guard metric.unit == .nanoseconds else { return metric.step.map { $0 * oneStep } }
    return max((metric.step ?? 0) * oneStep, isTimedSingly(metric, statistic) ? clockSteps : processorCycle)
  }

  private static func share(of metric: Metric, statistic: Statistic) -> Double {
    let usual = statistic.traits.tolerance
    if let order = metric.percentileOrder, order >= farOrder { return max(usual, farPercentileShare) }
    // The resident peak depends on when the allocator asks for and returns pages, in steps of many pages.
    return metric.is(.peakMemory) ? max(usual, peakMemoryShare) : usual
  }

  /// By how much a count near zero may differ, which has hardly a share: an allocation that only one of many operations
  /// makes is none of the operation.
  static func floor(of metric: Metric, nearZero baseline: Double) -> Double {
    let floor: Double =
      switch metric.unit {
      case .count: countFloor
      case .bytes: byteFloor
      default: 0
      }
    return baseline < floor * 100 ? floor : 0
  }

  /// One failure in a hundred that was not there before is one too many.
  private static let failureFloor = 0.01

  /// One in a hundred operations.
  private static let countFloor = 0.01

  /// One byte an operation.
  private static let byteFloor = 1.0

  private static func isTimedSingly(_ metric: Metric, _ statistic: Statistic) -> Bool {
    statistic.traits.isOfOperations || metric.is(.latency) || metric.percentileOrder != nil
  }

  private static let peakMemoryShare = 0.05

  /// Percentiles from here on are decided by few operations, and move as much as those of our own measurements do.
  private static let farOrder = 0.9
  private static let farPercentileShare = 0.10

  /// A step of a coarse clock, with room for what numbers lose in logarithms.
  private static let oneStep = 1.01

  /// What a worker does around a body, where its memory lies and how its hash functions are seeded move a count of
  /// instructions by up to some tenths of a per cent, and no count of anything else.
  private static let instructionShare = 0.005

  /// One cycle of a processor at 2 GHz: where the linker places a loop alone moves it by a cycle.
  private static let processorCycle = 0.5

  /// Two steps of a clock that advances by 10 ns: a single duration has one at its beginning and one at its end.
  private static let clockSteps = 20.0
}
