import BenchModel

/// The policy's tolerance rules, ready to be asked which of them holds for a row.
///
/// The most specific rule holds: one that names the benchmark exactly over one with a pattern over one without a
/// benchmark; then the one that names more of metric and statistic. Two rules of equal rank that disagree on a row are
/// an error, because an order of lines that decides a gate would go unnoticed.
struct ToleranceBook: Sendable {
  /// A tolerance and where it was written.
  struct Holding: Sendable {
    let tolerance: Tolerance
    let origin: String
    /// The rule's place in the policy; nil for a built-in default.
    let place: Int?

    /// The accepted share of a baseline, floor included where it is in the metric's unit.
    func share(of baseline: Double, unit: Metric.Unit) -> Double {
      max(tolerance.relative, tolerance.floor(in: unit) / baseline)
    }
  }

  /// The rules that are for one benchmark, with their specificity so far.
  struct Page: Sendable {
    fileprivate let id: BenchmarkID
    fileprivate let rules: [(rank: Int, place: Int)]
  }

  private let rules: [ToleranceRule]
  private let patterns: [IdentityPattern?]

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(_ rules: [ToleranceRule], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.rules = rules
    patterns = rules.map { $0.benchmark.map { IdentityPattern($0) } }
    let results = [baseline.source.run.results, current.source.run.results].joined()
    for (rule, pattern) in zip(rules, patterns) {
      try Self.checkNumbers(of: rule)
      if let pattern, !results.contains(where: { pattern.match($0.id) != nil }) {
        throw .unmatchedPattern(origin: rule.origin, pattern: pattern.text)
      }
      if let metric = rule.metric { try Self.check(metric, of: rule, in: [baseline, current]) }
    }
  }

  /// The rules that are for a benchmark.
  func page(for id: BenchmarkID) -> Page {
    var found: [(rank: Int, place: Int)] = []
    for (place, pattern) in patterns.enumerated() {
      guard let pattern else {
        found.append((0, place))
        continue
      }
      switch pattern.match(id) {
      case .literal: found.append((2, place))
      case .wildcard: found.append((1, place))
      case nil: continue
      }
    }
    return Page(id: id, rules: found)
  }

  /// Whether a rule for a benchmark names the metric.
  func names(_ metric: String, on page: Page) -> Bool {
    page.rules.contains { rules[$0.place].metric?.utf8.elementsEqual(metric.utf8) == true }
  }

  /// The tolerance that holds for a row.
  func holding(on page: Page, metric: Metric, statistic: Statistic) throws(ComparisonError) -> Holding {
    var best: (rank: Int, place: Int)?
    var rival: Int?
    for (level, place) in page.rules {
      guard let named = Self.namedParts(of: rules[place], metric: metric, statistic: statistic) else { continue }
      // Metric and statistic make at most 2, so that the benchmark decides first.
      let rank = level * 3 + named
      if let holder = best, holder.rank == rank {
        if rules[holder.place].tolerance != rules[place].tolerance { rival = rival ?? place }
      } else if rank > best?.rank ?? -1 {
        best = (rank, place)
        rival = nil
      }
    }
    guard let best else {
      let tolerance = ToleranceDefaults.tolerance(for: metric, statistic: statistic)
      return Holding(tolerance: tolerance, origin: ToleranceDefaults.origin, place: nil)
    }
    let rule = rules[best.place]
    if let rival {
      let row = "'\(page.id)' \(metric.name) \(statistic.rawValue)"
      throw .contradictoryTolerances(row: row, first: rule.origin, second: rules[rival].origin)
    }
    return Holding(tolerance: rule.tolerance, origin: rule.origin, place: best.place)
  }

  /// How many of metric and statistic the rule names, nil where it is for another row.
  ///
  /// A rule for every metric that is a floor alone is for the metrics of its unit only.
  private static func namedParts(of rule: ToleranceRule, metric: Metric, statistic: Statistic) -> Int? {
    var named = 0
    if let name = rule.metric {
      guard name.utf8.elementsEqual(metric.name.utf8) else { return nil }
      named += 1
    } else if rule.tolerance.relative == 0, let floor = rule.tolerance.floor, floor.unit != metric.unit {
      return nil
    }
    if let wanted = rule.statistic {
      guard wanted == statistic else { return nil }
      named += 1
    }
    return named
  }

  private static func checkNumbers(of rule: ToleranceRule) throws(ComparisonError) {
    let relative = rule.tolerance.relative
    guard relative.isFinite, relative >= 0 else {
      throw .policyNumber(origin: rule.origin, what: "the tolerance", value: relative)
    }
    guard relative < 1 else { throw .toleranceOfDoubling(origin: rule.origin, tolerance: rule.tolerance) }
    guard let floor = rule.tolerance.floor?.value else { return }
    guard floor.isFinite, floor >= 0 else {
      throw .policyNumber(origin: rule.origin, what: "the floor of the tolerance", value: floor)
    }
  }

  private static func check(
    _ name: String, of rule: ToleranceRule, in runs: [RunIndex]
  ) throws(ComparisonError) {
    let metrics = runs.compactMap { $0.metrics[ByteKey(name)] }
    guard !metrics.isEmpty else { throw .unmatchedMetric(origin: rule.origin, metric: name) }
    guard let floor = rule.tolerance.floor, !metrics.contains(where: { $0.unit == floor.unit }) else { return }
    throw .floorUnit(origin: rule.origin, tolerance: rule.tolerance, metric: metrics[0])
  }
}

extension Tolerance {
  /// The floor as a number of the unit, zero where it is in another one.
  func floor(in unit: Metric.Unit) -> Double {
    guard let floor, floor.unit == unit else { return 0 }
    return floor.value
  }
}
