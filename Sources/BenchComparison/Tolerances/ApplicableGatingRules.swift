import BenchModel

/// The gating rules of a policy, and which of them applies to a row.
struct ApplicableGatingRules: Sendable {
  private let rules: [GatingRule]
  private let selection: ApplicableRules

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(_ rules: [GatingRule], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    self.rules = rules
    selection = try ApplicableRules(rules.map(\.selector), baseline: baseline, current: current)
  }

  /// The place of the rule that applies to a row, nil where there is none.
  func place(of id: BenchmarkID, metric: Metric?, statistic: Statistic?) throws(ComparisonError) -> Int? {
    if rules.isEmpty { return nil }
    let places = selection.mostSpecific(among: selection.rules(for: id), metric: metric, statistic: statistic)
    guard let place = places.first else { return nil }
    if let rival = places.first(where: { rules[$0].severity != rules[place].severity }) {
      let row = ["'\(id)'", metric?.name, statistic?.rawValue].compactMap { $0 }.joined(separator: " ")
      throw .contradictoryRules(
        row: row, first: rules[place].selector.origin, second: rules[rival].selector.origin)
    }
    return place
  }

  /// The rule at a place.
  func rule(at place: Int) -> GatingRule { rules[place] }

  /// A warning for each rule that applies to no row, since it looks like protection and gives none.
  func idle(used: Set<Int>) -> [String] {
    rules.indices.filter { !used.contains($0) }.map { place in
      "\(rules[place].selector.origin): the rule of gating holds for no row."
    }
  }
}
