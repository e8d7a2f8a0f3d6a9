import BenchModel

/// The policy's tolerance rules, ready to be asked which of them holds for a row.
///
/// The most specific rule holds; two of equal rank that disagree on a row are an error.
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

  /// The rules that are for one benchmark.
  typealias Page = RuleSelection.Page

  private let rules: [ToleranceRule]
  private let selection: RuleSelection

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(_ rules: [ToleranceRule], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.rules = rules
    for rule in rules { try Self.checkNumbers(of: rule) }
    selection = try RuleSelection(rules.map(\.selector), baseline: baseline, current: current)
    for rule in rules { try Self.checkFloor(of: rule, in: [baseline, current]) }
  }

  /// The rules that are for a benchmark.
  func page(for id: BenchmarkID) -> Page { selection.page(for: id) }

  /// Whether a rule for a benchmark names the metric.
  func names(_ metric: String, on page: Page) -> Bool { selection.names(metric, on: page) }

  /// The tolerance that holds for a row.
  func holding(on page: Page, metric: Metric, statistic: Statistic) throws(ComparisonError) -> Holding {
    let holders = selection.holding(on: page, metric: metric, statistic: statistic) { isFor(metric, $0) }
    guard let place = holders.first else {
      let tolerance = ToleranceDefaults.tolerance(for: metric, statistic: statistic)
      return Holding(tolerance: tolerance, origin: ToleranceDefaults.origin, place: nil)
    }
    let rule = rules[place]
    if let rival = holders.first(where: { rules[$0].tolerance != rule.tolerance }) {
      let row = "'\(page.id)' \(metric.name) \(statistic.rawValue)"
      throw .contradictoryRules(row: row, first: rule.selector.origin, second: rules[rival].selector.origin)
    }
    return Holding(tolerance: rule.tolerance, origin: rule.selector.origin, place: place)
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

extension Tolerance {
  /// The floor as a number of the unit, zero where it is in another one.
  func floor(in unit: Metric.Unit) -> Double {
    guard let floor, floor.unit == unit else { return 0 }
    return floor.value
  }
}
