import BenchModel

/// The metrics of XCTest by the names that it prints.
enum XCTestMetric {
  /// The metric, and what its values are multiplied by.
  static func named(_ name: String, unit: String, prefersLarger: Bool) -> (metric: Metric, scale: Double) {
    if let time = RateUnit.nanoseconds(in: unit) {
      switch name {
      case "Time", "Clock Monotonic Time": return (.time, time)
      case "CPU Time": return (.cpuTime, time)
      default: return (Metric(name: own(name), unit: .nanoseconds, direction: direction(prefersLarger)), time)
      }
    }
    if let bytes = RateUnit.bytes(in: unit) {
      return (Metric(name: own(name), unit: .bytes, direction: direction(prefersLarger)), bytes)
    }
    // Cycles and instructions are counted in thousands.
    let scale = unit == "kC" || unit == "kI" ? 1000.0 : 1
    return (Metric(name: own(name), unit: .count, direction: direction(prefersLarger || unit == "fps")), scale)
  }

  private static func direction(_ prefersLarger: Bool) -> Metric.Direction { prefersLarger ? .larger : .smaller }

  /// A name that is none of the metrics that the tools know, which mean something else.
  private static func own(_ name: String) -> String {
    Metric.catalogue.contains { $0.metric.name.isSameName(as: name) } ? "XCTest \(name)" : name
  }

  /// XCTest prints six decimals of a second.
  private static let step = 1000.0
  /// A value of so many steps is off by one percent at most.
  private static let fewestSteps = 50.0

  /// Whether values are times of which the last digit that is printed is all that could differ.
  static func isBelowResolution(_ metric: Metric, _ values: [Double]) -> Bool {
    guard metric.unit == .nanoseconds, let least = values.min(), let most = values.max() else { return false }
    return most < fewestSteps * step && most - least < 1.5 * step
  }
}
