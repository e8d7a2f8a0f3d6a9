import BenchModel

/// The metrics of Valgrind's tools as iai, iai-callgrind and gungraun call them: counts that repeat exactly.
enum CallgrindMetric {
  /// A metric of a tool; those of any other tool than Callgrind carry its name.
  static func metric(named name: String, tool: String) -> Metric {
    let usual = ["", "callgrind"].contains(tool.lowercased())
    let words = name.lowercased()
    let unit: Metric.Unit = words.contains("bytes") ? .bytes : .count
    return Metric(name: usual ? name : "\(tool) \(name)", unit: unit, direction: direction(words), nature: .exact)
  }

  /// Every count is a cost but for hits in caches, which are better or worse by what they save or take the place of.
  ///
  /// Fewer reach the memory where fewer hit it, in number and as a share. Of hits in a cache nobody knows whether fewer
  /// are better: there was less to do, or more was missed. A larger share of hits in the first cache is better; one in
  /// a later cache may come from either side.
  private static func direction(_ words: String) -> Metric.Direction {
    guard words.contains("hit") else { return .smaller }
    if words.hasPrefix("ram") { return .smaller }
    if words.contains("rate") { return words.hasPrefix("l1") || words.hasPrefix("d1") ? .larger : .unknown }
    return .unknown
  }
}
