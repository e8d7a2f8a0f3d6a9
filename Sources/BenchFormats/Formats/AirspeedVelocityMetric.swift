import BenchModel

/// The metric of a benchmark of asv, and what its values are multiplied by.
struct AirspeedVelocityMetric {
  let metric: Metric
  let scale: Double

  /// By the type and unit of the definition; without one by the beginning of the benchmark's name.
  init(of name: String, as definition: AirspeedVelocityDefinition?) {
    switch definition?.type ?? Self.type(of: name) {
    case "time": (metric, scale) = (.time, 1e9)
    case "peakmemory": (metric, scale) = (.peakMemory, 1)
    case "memory": (metric, scale) = (Metric(name: "memory", unit: .bytes), 1)
    case "track": (metric, scale) = Self.tracked(definition?.unit)
    default: (metric, scale) = (Metric(name: "value", unit: .count, direction: .unknown), 1)
    }
  }

  private static func type(of name: String) -> String? {
    switch name.prefix(while: { $0 != "_" }) {
    case "time", "timeraw": "time"
    case "peakmem": "peakmemory"
    case "mem": "memory"
    case "track": "track"
    default: nil
    }
  }

  /// asv itself calls every increase of these worse, also of a rate.
  private static func tracked(_ unit: String?) -> (metric: Metric, scale: Double) {
    // The unit that asv gives where the author gives none.
    guard let unit, unit != "unit" else { return (Metric(name: "value", unit: .count), 1) }
    if let scale = RateUnit.nanoseconds(in: unit) { return (Metric(name: "value", unit: .nanoseconds), scale) }
    if let scale = RateUnit.bytes(in: unit) { return (Metric(name: "value", unit: .bytes), scale) }
    return (Metric(name: "value (\(unit))", unit: .count), 1)
  }
}
