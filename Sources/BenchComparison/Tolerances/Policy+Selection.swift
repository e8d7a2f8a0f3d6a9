import BenchModel

extension Policy {
  /// The rules that can be held against runs of only some benchmarks of a suite, with a sentence about those left out.
  ///
  /// A rule that matches nothing is an error, because it looks like protection and gives none. Where somebody chose
  /// benchmarks, it may be for one of the others.
  func narrowed(to baseline: RunIndex, _ current: RunIndex) -> (policy: Policy, warnings: [String]) {
    guard current.source.isSelection else { return (self, []) }
    var policy = self
    policy.objectives = objectives.kept(whereKnown: \.benchmark, in: [current])
    var leftOut = [(objectives.count - policy.objectives.count, "objective", "objectives")]
    if baseline.source.isSelection {
      let runs = [baseline, current]
      func isKnown(_ metric: String?) -> Bool {
        metric.map { metric in runs.contains { $0.metrics[ByteKey(metric)] != nil } } ?? true
      }
      policy.tolerances = tolerances.kept(whereKnown: \.selector.benchmark, in: runs)
        .filter { isKnown($0.selector.metric) }
      policy.gating = gating.kept(whereKnown: \.selector.benchmark, in: runs).filter { isKnown($0.selector.metric) }
      policy.roles = roles.kept(whereKnown: \.selector.benchmark, in: runs).filter { isKnown($0.selector.metric) }
      policy.directions = directions.filter { isKnown($0.metric) }
      policy.acknowledgements = acknowledgements.kept(whereKnown: \.benchmark, in: runs).filter { isKnown($0.metric) }
      leftOut.append((ruleCount - policy.ruleCount, "rule", "rules"))
    }
    let parts = leftOut.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    guard !parts.isEmpty else { return (policy, []) }
    let counts = parts.joined(separator: " and ")
    return (policy, ["Only some benchmarks were chosen: \(counts) of the policy are for others, and were not held."])
  }

  private var ruleCount: Int {
    tolerances.count + gating.count + roles.count + directions.count + acknowledgements.count
  }
}

extension Array {
  /// The rules whose pattern matches a benchmark of any of the runs, and those without a pattern.
  fileprivate func kept(whereKnown pattern: (Element) -> String?, in runs: [RunIndex]) -> [Element] {
    let patterned = indices.filter { pattern(self[$0]) != nil }
    let patterns = PatternSet(patterned.compactMap { pattern(self[$0]) })
    let known = patterns.matching(anyOf: runs.lazy.flatMap { $0.names })
    let unknown = Set(patterned.enumerated().filter { !known.contains($0.offset) }.map(\.element))
    return indices.filter { !unknown.contains($0) }.map { self[$0] }
  }
}
