extension Metric {
  /// A percentile of this metric that a tool states without the operations that it is of: `latency-p99`.
  package func percentile(_ order: String) -> Metric {
    Metric(name: "\(name)-p\(order)", unit: unit, direction: direction, nature: nature, isSigned: isSigned, step: step)
  }

  /// Which percentile of another metric this is, as a share from 0 to 1; nil where it is none.
  package var percentileOrder: Double? {
    guard let mark = stem.lastIndex(of: "p"), stem[..<mark].hasSuffix("-"),
      let percent = Double(String(stem[stem.index(after: mark)...])), percent > 0, percent < 100
    else { return nil }
    return percent / 100
  }

  /// This metric as it is measured under a condition, such as `throughput [with connections]`: under another one it is
  /// another metric, and the two are never compared.
  package func under(_ condition: String) -> Metric {
    Metric(
      name: "\(name) [\(condition)]", unit: unit, direction: direction, nature: nature, isSigned: isSigned, step: step)
  }

  /// The metric whose values differ by so much at least.
  package func inSteps(of step: Double) -> Metric {
    Metric(name: name, unit: unit, direction: direction, nature: nature, isSigned: isSigned, step: step)
  }

  /// What the metric is called under whatever condition.
  package var stem: Substring { Self.condition(of: name)?.stem ?? name[...] }

  /// The name of a metric in two parts; nil where it names no condition.
  package static func condition(of name: String) -> (stem: Substring, condition: Substring)? {
    guard name.hasSuffix("]"), let start = name.firstIndex(of: "["), name[..<start].hasSuffix(" ") else { return nil }
    return (name[..<name.index(before: start)], name[name.index(after: start)...].dropLast())
  }

  /// Whether it is a share of all that was tried, which is 0 where all went well.
  package var isShare: Bool { unit == .count && name.hasPrefix("share of ") }
}
