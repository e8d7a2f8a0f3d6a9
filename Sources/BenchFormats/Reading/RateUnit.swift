import BenchModel

/// A unit as many tools write it, such as `us/op`, `ops/ms`, `iter/sec` or `B/op`, as a base unit with its direction.
struct RateUnit {
  /// The base unit.
  let unit: Metric.Unit
  /// What a value is multiplied by.
  let scale: Double
  /// Which way is better, as far as the unit tells.
  let direction: Metric.Direction

  /// Whether values are durations.
  var isTime: Bool { unit == .nanoseconds }

  init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map { $0.trimming(" ") }
    let numerator = parts.first ?? ""
    let denominator = parts.count == 2 ? parts[1] : ""
    if let time = Self.nanoseconds(in: numerator) {
      (unit, scale, direction) = (.nanoseconds, time, .smaller)
    } else if let time = Self.nanoseconds(in: denominator) {
      let bytes = Self.bytes(in: numerator)
      unit = bytes == nil ? .perSecond : Metric.Unit("B/s")
      scale = (bytes ?? 1) * 1e9 / time
      direction = .larger
    } else if let bytes = Self.bytes(in: numerator) {
      (unit, scale, direction) = (.bytes, bytes, .smaller)
    } else {
      (unit, scale, direction) = (.count, 1, .unknown)
    }
  }

  /// The metric of values in this unit: the time of an iteration or a throughput, unless it has a name of its own.
  func metric(named name: String, keepsName: Bool = false) -> Metric {
    if keepsName {
      let own = name.isSameName(as: Metric.time.name) ? "metric \(name)" : name
      // A rate beside the score is as often a cost as a gain.
      let known: Metric.Direction = direction == .larger ? .unknown : direction
      return Metric(name: own, unit: unit, direction: known)
    }
    if isTime { return .time }
    return Metric(name: direction == .larger ? "throughput" : name, unit: unit, direction: direction)
  }

  /// What a unit of time is in nanoseconds; nil for any other unit.
  static func nanoseconds(in text: String) -> Double? {
    switch text {
    case "ns", "nanoseconds": 1
    case "us", "µs", "μs", "microseconds": 1e3
    case "ms", "milliseconds": 1e6
    case "s", "sec", "seconds", "second": 1e9
    case "min": 60e9
    case "hr", "h": 3600e9
    default: nil
    }
  }

  /// What a unit of memory is in bytes; nil for any other unit.
  static func bytes(in text: String) -> Double? {
    switch text {
    case "B", "byte", "bytes", "Bytes": 1
    case "KB", "kB": 1e3
    case "MB": 1e6
    case "GB": 1e9
    case "KiB": 1024
    case "MiB": 1_048_576
    case "GiB": 1_073_741_824
    default: nil
    }
  }
}

extension Substring {
  /// The text without this character at its ends.
  fileprivate func trimming(_ character: Character) -> String {
    var rest = self.drop { $0 == character }
    while rest.last == character { rest.removeLast() }
    return String(rest)
  }
}
