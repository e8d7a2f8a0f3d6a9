import BenchModel

/// The tolerance that applies to a row, and where it was written.
struct AppliedTolerance: Sendable {
  let tolerance: Tolerance
  let origin: String
  /// The rule's place in the policy; nil for a built-in default.
  let place: Int?

  /// The accepted share of a baseline, floor included where it is in the metric's unit.
  func share(of baseline: Double, unit: Metric.Unit) -> Double {
    max(tolerance.relative, tolerance.floor(in: unit) / baseline)
  }
}

extension Tolerance {
  /// The floor as a number of the unit, zero where it is in another one.
  func floor(in unit: Metric.Unit) -> Double {
    guard let floor, floor.unit == unit else { return 0 }
    return floor.value
  }
}
