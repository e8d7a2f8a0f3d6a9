import BenchModel

/// The tolerance rules of a policy, and which of them applies to a row.
///
/// The most specific rule applies. Two rules of equal rank that disagree on a row are an error.
struct ApplicableTolerances: Sendable {
  private let rules: [ToleranceRule]
  private let selection: ApplicableRules

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(_ rules: [ToleranceRule], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.rules = rules
    for rule in rules { try Self.checkNumbers(of: rule) }
    selection = try ApplicableRules(rules.map(\.selector), baseline: baseline, current: current)
    for rule in rules { try Self.checkFloor(of: rule, in: [baseline, current]) }
  }

  /// The rules that are for a benchmark.
  func rules(for id: BenchmarkID) -> BenchmarkRules { selection.rules(for: id) }

  /// Whether a rule for a benchmark names the metric.
  func name(_ metric: String, among rules: BenchmarkRules) -> Bool { selection.name(metric, among: rules) }

  /// The tolerance that applies to a row.
  func applied(
    by benchmarkRules: BenchmarkRules, metric: Metric, statistic: Statistic
  ) throws(ComparisonError) -> AppliedTolerance {
    let places = selection.mostSpecific(among: benchmarkRules, metric: metric, statistic: statistic) {
      isFor(metric, $0)
    }
    guard let place = places.first else {
      let tolerance = ToleranceDefaults.tolerance(for: metric, statistic: statistic)
      return AppliedTolerance(tolerance: tolerance, origin: ToleranceDefaults.origin, place: nil)
    }
    let rule = rules[place]
    if let rival = places.first(where: { rules[$0].tolerance != rule.tolerance }) {
      let row = "'\(benchmarkRules.id)' \(metric.name) \(statistic.rawValue)"
      throw .contradictoryRules(row: row, first: rule.selector.origin, second: rules[rival].selector.origin)
    }
    return AppliedTolerance(tolerance: rule.tolerance, origin: rule.selector.origin, place: place)
  }

  /// A rule for every metric that is a floor alone is for the metrics of its unit only.
  private func isFor(_ metric: Metric, _ place: Int) -> Bool {
    let rule = rules[place]
    guard rule.selector.metric == nil, rule.tolerance.relative == 0, let floor = rule.tolerance.floor else {
      return true
    }
    return floor.unit == metric.unit
  }

  private static func checkNumbers(of rule: ToleranceRule) throws(ComparisonError) {
    let relative = rule.tolerance.relative
    guard relative.isFinite, relative >= 0 else {
      throw .policyNumber(origin: rule.selector.origin, what: "the tolerance", value: relative)
    }
    guard relative < 1 else { throw .toleranceOfDoubling(origin: rule.selector.origin, tolerance: rule.tolerance) }
    guard let floor = rule.tolerance.floor?.value else { return }
    guard floor.isFinite, floor >= 0 else {
      throw .policyNumber(origin: rule.selector.origin, what: "the floor of the tolerance", value: floor)
    }
  }

  private static func checkFloor(of rule: ToleranceRule, in runs: [RunIndex]) throws(ComparisonError) {
    guard let name = rule.selector.metric, let floor = rule.tolerance.floor else { return }
    let metrics = runs.compactMap { $0.metrics[ByteKey(name)] }
    guard let metric = metrics.first, !metrics.contains(where: { $0.unit == floor.unit }) else { return }
    throw .floorUnit(origin: rule.selector.origin, tolerance: rule.tolerance, metric: metric)
  }
}
