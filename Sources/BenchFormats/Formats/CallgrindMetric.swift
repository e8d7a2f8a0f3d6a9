import BenchModel

/// The metrics of Valgrind's tools as iai, iai-callgrind and gungraun call them: counts that repeat exactly.
enum CallgrindMetric {
  /// A metric of a tool; those of any other tool than Callgrind carry its name.
  static func metric(named name: String, tool: String) -> Metric {
    let usual = ["", "callgrind"].contains(tool.lowercased())
    let words = name.lowercased()
    let isHitRate = words.contains("hit") && words.contains("rate")
    // Of the hits in the first cache nobody knows whether fewer are better: work less, or miss more.
    let isUnknown = words.hasPrefix("l1") && words.contains("hit") && !words.contains("rate")
    let direction: Metric.Direction = isHitRate ? .larger : isUnknown ? .unknown : .smaller
    let unit: Metric.Unit = words.contains("bytes") ? .bytes : .count
    return Metric(name: usual ? name : "\(tool) \(name)", unit: unit, direction: direction, nature: .exact)
  }
}
