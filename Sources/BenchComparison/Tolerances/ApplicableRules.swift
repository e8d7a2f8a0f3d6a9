import BenchModel

/// The rules that name a benchmark, with their specificity so far.
struct BenchmarkRules: Sendable {
  let id: BenchmarkID
  fileprivate let rules: RulesByMetric
}

/// Rules by the metric that they are for, so that a row meets those that may be for it and no others.
private struct RulesByMetric: Sendable {
  typealias Ranked = (rank: Int, place: Int)

  private var named: [ByteKey: [Ranked]] = [:]
  private var others: [Ranked] = []

  var isEmpty: Bool { named.isEmpty && others.isEmpty }

  mutating func append(_ rule: Ranked, for metric: String?) {
    if let metric { named[ByteKey(metric), default: []].append(rule) } else { others.append(rule) }
  }

  /// Whether a rule names the metric.
  func name(_ metric: String) -> Bool { !named.isEmpty && named[ByteKey(metric)] != nil }

  /// The rules that name the metric, and those that name none.
  func rules(for metric: String?) -> [Ranked] {
    guard !named.isEmpty, let metric, let own = named[ByteKey(metric)] else { return others }
    return own + others
  }
}

/// The rules of a policy, and which of them is the most specific for a row.
///
/// A rule that names the benchmark exactly comes before one with a pattern, and that before one without a benchmark.
/// Among equals the rule that names more of metric and statistic comes first. All rules of the highest rank are
/// returned, and the caller checks that they agree: an order of lines that decides a gate would go unnoticed.
struct ApplicableRules: Sendable {
  private let selectors: [RowSelector]
  /// The rules without a benchmark.
  private let everywhere: RulesByMetric
  /// The rules that name the benchmarks of the runs, of those benchmarks that any rule names.
  private let named: [BenchmarkID: BenchmarkRules]

  /// Takes the rules' selectors, and refuses those that could never hold in these runs.
  init(_ selectors: [RowSelector], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.selectors = selectors
    var everywhere = RulesByMetric()
    for (place, selector) in selectors.enumerated() where selector.benchmark == nil {
      everywhere.append((0, place), for: selector.metric)
    }
    self.everywhere = everywhere
    let (named, matched) = Self.named(selectors, in: [baseline, current])
    self.named = named
    for (place, selector) in selectors.enumerated() {
      if let pattern = selector.benchmark, !matched.contains(place) {
        throw .unmatchedPattern(origin: selector.origin, pattern: pattern)
      }
      if let metric = selector.metric, ![baseline, current].contains(where: { $0.metrics[ByteKey(metric)] != nil }) {
        throw .unmatchedMetric(origin: selector.origin, metric: metric)
      }
    }
  }

  /// The rules with a benchmark for each benchmark that they name, and the places of those that name any.
  private static func named(
    _ selectors: [RowSelector], in runs: [RunIndex]
  ) -> (rules: [BenchmarkID: BenchmarkRules], matched: Set<Int>) {
    let places = selectors.indices.filter { selectors[$0].benchmark != nil }
    if places.isEmpty { return ([:], []) }
    let patterns = PatternSet(places.compactMap { selectors[$0].benchmark })
    var named: [BenchmarkID: BenchmarkRules] = [:]
    var matched: Set<Int> = []
    for run in runs {
      for id in run.source.run.results.lazy.map(\.id) where named[id] == nil {
        var rules = RulesByMetric()
        for found in run.patterns(patterns, matching: id) {
          let place = places[found.place]
          matched.insert(place)
          rules.append((found.match == .literal ? 2 : 1, place), for: selectors[place].metric)
        }
        if !rules.isEmpty { named[id] = BenchmarkRules(id: id, rules: rules) }
      }
    }
    return (named, matched)
  }

  /// The rules that are for a benchmark of the runs.
  func rules(for id: BenchmarkID) -> BenchmarkRules {
    named[id] ?? BenchmarkRules(id: id, rules: RulesByMetric())
  }

  /// Whether a rule for a benchmark names the metric.
  func name(_ metric: String, among rules: BenchmarkRules) -> Bool {
    everywhere.name(metric) || rules.rules.name(metric)
  }

  /// The most specific rules for a row, in the order of their lines; a row about a benchmark as a whole has no metric.
  func mostSpecific(
    among rules: BenchmarkRules, metric: Metric?, statistic: Statistic?, where isFor: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var best = -1
    var places: [Int] = []
    // Rules without a benchmark are asked only where none that names it is for the row.
    for group in [rules.rules, everywhere] {
      for (level, place) in group.rules(for: metric?.name) where isFor(place) {
        guard let named = Self.namedParts(of: selectors[place], metric: metric, statistic: statistic) else { continue }
        // Metric and statistic make at most 2, so that the benchmark decides first.
        let rank = level * 3 + named
        if rank > best { (best, places) = (rank, []) }
        if rank == best { places.append(place) }
      }
      if !places.isEmpty { break }
    }
    return places.count > 1 ? places.ordered() : places
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
