import BenchModel

extension Judge {
  /// A sentence about metrics beside others of which nobody knows which way is better.
  static func unjudgedWarnings(_ metrics: Set<Metric>) -> [String] {
    let names = metrics.filter { $0.direction == .unknown }.map { "'\($0.name)'" }.ordered()
    if names.isEmpty { return [] }
    return [
      "Not judged, since no file says which way is better: \(names.joined(separator: ", ")). Say so under directions in "
        + "the policy."
    ]
  }

  /// Rules whose benchmark and metric exist but never meet in a row: they look like protection and give none.
  static func idleRules(_ rules: [ToleranceRule], used: Set<Int>) -> [String] {
    rules.enumerated().filter { !used.contains($0.offset) }.map { _, rule in
      "\(rule.selector.origin): the tolerance \(rule.tolerance) holds for no row."
    }
  }
}
