import BenchModel

extension Policy {
  /// The rules that can be held against runs of only some benchmarks of a suite, with a sentence about those left out.
  ///
  /// A rule that matches nothing is an error, because it looks like protection and gives none. Where somebody chose
  /// benchmarks, it may be for one of the others.
  func narrowed(to baseline: RunIndex, _ current: RunIndex) -> (policy: Policy, warnings: [String]) {
    guard current.source.run.isSelection else { return (self, []) }
    var policy = self
    policy.objectives = objectives.filter { current.hasMatch(for: $0.benchmark) }
    var leftOut = [(objectives.count - policy.objectives.count, "objective", "objectives")]
    if baseline.source.run.isSelection {
      let runs = [baseline, current]
      func isKnown(_ selector: RowSelector) -> Bool {
        selector.benchmark.map { pattern in runs.contains { $0.hasMatch(for: pattern) } } ?? true
          && selector.metric.map { metric in runs.contains { $0.metrics[ByteKey(metric)] != nil } } ?? true
      }
      policy.tolerances = tolerances.filter { isKnown($0.selector) }
      policy.gating = gating.filter { isKnown($0.selector) }
      policy.roles = roles.filter { isKnown($0.selector) }
      policy.directions = directions.filter { rule in runs.contains { $0.metrics[ByteKey(rule.metric)] != nil } }
      policy.acknowledgements = acknowledgements.filter { entry in
        runs.contains { $0.hasBenchmark(named: entry.benchmark) && $0.metrics[ByteKey(entry.metric)] != nil }
      }
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

extension RunIndex {
  fileprivate func hasMatch(for pattern: String) -> Bool {
    let pattern = IdentityPattern(pattern)
    return source.run.results.contains { pattern.match($0.id) != nil }
  }

  fileprivate func hasBenchmark(named name: String) -> Bool {
    source.run.results.contains { $0.id.description.isSameName(as: name) }
  }
}
