import BenchModel

/// The rules that are for one benchmark, with their specificity so far.
struct BenchmarkRules: Sendable {
  let id: BenchmarkID
  fileprivate let rules: [(rank: Int, place: Int)]
}

/// The rules of a policy, and which of them is the most specific for a row.
///
/// A rule that names the benchmark exactly comes before one with a pattern, and that before one without a benchmark.
/// Among equals the rule that names more of metric and statistic comes first. All rules of the highest rank are
/// returned, and the caller checks that they agree: an order of lines that decides a gate would go unnoticed.
struct ApplicableRules: Sendable {
  private let selectors: [RowSelector]
  private let patterns: [IdentityPattern?]

  /// Takes the rules' selectors, and refuses those that could never hold in these runs.
  init(_ selectors: [RowSelector], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.selectors = selectors
    patterns = selectors.map { $0.benchmark.map { IdentityPattern($0) } }
    let results = [baseline.source.run.results, current.source.run.results].joined()
    for (selector, pattern) in zip(selectors, patterns) {
      if let pattern, !results.contains(where: { pattern.match($0.id) != nil }) {
        throw .unmatchedPattern(origin: selector.origin, pattern: pattern.text)
      }
      if let metric = selector.metric, ![baseline, current].contains(where: { $0.metrics[ByteKey(metric)] != nil }) {
        throw .unmatchedMetric(origin: selector.origin, metric: metric)
      }
    }
  }

  /// The rules that are for a benchmark.
  func rules(for id: BenchmarkID) -> BenchmarkRules {
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
    return BenchmarkRules(id: id, rules: found)
  }

  /// Whether a rule for a benchmark names the metric.
  func name(_ metric: String, among rules: BenchmarkRules) -> Bool {
    rules.rules.contains { selectors[$0.place].metric?.isSameName(as: metric) == true }
  }

  /// The most specific rules for a row, in the order of their lines; a row about a benchmark as a whole has no metric.
  func mostSpecific(
    among rules: BenchmarkRules, metric: Metric?, statistic: Statistic?, where isFor: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var best = -1
    var places: [Int] = []
    for (level, place) in rules.rules where isFor(place) {
      guard let named = Self.namedParts(of: selectors[place], metric: metric, statistic: statistic) else { continue }
      // Metric and statistic make at most 2, so that the benchmark decides first.
      let rank = level * 3 + named
      if rank > best { (best, places) = (rank, []) }
      if rank == best { places.append(place) }
    }
    return places
  }

  /// How many of metric and statistic the selector names, nil where it is for another row.
  private static func namedParts(of selector: RowSelector, metric: Metric?, statistic: Statistic?) -> Int? {
    var named = 0
    if let name = selector.metric {
      guard let metric, name.isSameName(as: metric.name) else { return nil }
      named += 1
    }
    if let wanted = selector.statistic {
      guard wanted == statistic else { return nil }
      named += 1
    }
    return named
  }
}
