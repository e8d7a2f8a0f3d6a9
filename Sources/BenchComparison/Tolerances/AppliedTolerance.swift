import BenchModel

/// The tolerance that applies to a row, and where it was written.
struct AppliedTolerance: Sendable {
  let tolerance: Tolerance
  let origin: String
  /// The rule's place in the policy; nil for a built-in default.
  let place: Int?

  /// The accepted share of a baseline, floor included.
  func share(of baseline: Double, metric: Metric) -> Double {
    max(tolerance.relative, floor(of: metric, beside: baseline) / baseline)
  }

  /// The accepted difference where it is in the metric's unit; near zero the built-in defaults have one for counts.
  func floor(of metric: Metric, beside baseline: Double) -> Double {
    let stated = tolerance.floor(in: metric.unit)
    return place == nil ? max(stated, ToleranceDefaults.floor(of: metric, nearZero: baseline)) : stated
  }
}

extension Tolerance {
  /// The floor as a number of the unit, zero where it is in another one.
  func floor(in unit: Metric.Unit) -> Double {
    guard let floor, floor.unit == unit else { return 0 }
    return floor.value
  }
}
