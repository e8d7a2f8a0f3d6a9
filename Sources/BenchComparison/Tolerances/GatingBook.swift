import BenchModel

/// The policy's rules of gating, ready to be asked what a row does to the gate.
struct GatingBook: Sendable {
  private let rules: [GatingRule]
  private let selection: RuleSelection

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(_ rules: [GatingRule], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.rules = rules
    selection = try RuleSelection(rules.map(\.selector), baseline: baseline, current: current)
  }

  /// The place of the rule that holds for a row, nil where there is none.
  func holding(of id: BenchmarkID, metric: Metric?, statistic: Statistic?) throws(ComparisonError) -> Int? {
    if rules.isEmpty { return nil }
    let holders = selection.holding(on: selection.page(for: id), metric: metric, statistic: statistic)
    guard let place = holders.first else { return nil }
    if let rival = holders.first(where: { rules[$0].severity != rules[place].severity }) {
      let row = ["'\(id)'", metric?.name, statistic?.rawValue].compactMap { $0 }.joined(separator: " ")
      throw .contradictoryRules(
        row: row, first: rules[place].selector.origin, second: rules[rival].selector.origin)
    }
    return place
  }

  /// The rule at a place.
  func rule(at place: Int) -> GatingRule { rules[place] }

  /// Rules that hold for no row: they look as if they did something.
  func idle(used: Set<Int>) -> [String] {
    rules.indices.filter { !used.contains($0) }.map { "\(rules[$0].selector.origin): the rule of gating holds for no row." }
  }
}
