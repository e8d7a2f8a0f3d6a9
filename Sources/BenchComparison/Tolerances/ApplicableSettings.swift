import BenchModel

/// What a policy sets for rows, such as their severity or their role, and which of its lines applies to a row.
struct ApplicableSettings<Value: Equatable & Sendable>: Sendable {
  private let selectors: [RowSelector]
  private let values: [Value]
  private let selection: ApplicableRules

  /// Takes the policy's lines, and refuses those that could never hold in these runs.
  init(
    _ lines: [(selector: RowSelector, value: Value)], baseline: RunIndex, current: RunIndex
  ) throws(ComparisonError) {
    selectors = lines.map(\.selector)
    values = lines.map(\.value)
    selection = try ApplicableRules(selectors, baseline: baseline, current: current)
  }

  /// The place of the line that applies to a row, nil where there is none.
  func place(of id: BenchmarkID, metric: Metric?, statistic: Statistic?) throws(ComparisonError) -> Int? {
    if selectors.isEmpty { return nil }
    let places = selection.mostSpecific(among: selection.rules(for: id), metric: metric, statistic: statistic)
    guard let place = places.first else { return nil }
    if let rival = places.first(where: { values[$0] != values[place] }) {
      let row = ["'\(id)'", metric?.name, statistic?.rawValue].compactMap { $0 }.joined(separator: " ")
      throw .contradictoryRules(row: row, first: origin(at: place), second: origin(at: rival))
    }
    return place
  }

  /// What the line at a place sets.
  func value(at place: Int) -> Value { values[place] }

  /// Where the line at a place was written.
  func origin(at place: Int) -> String { selectors[place].origin }

  /// A warning for each line that applies to no row, since it looks like protection and gives none.
  func idle(used: Set<Int>, _ kind: String) -> [String] {
    selectors.indices.filter { !used.contains($0) }.map { "\(origin(at: $0)): the rule of \(kind) holds for no row." }
  }
}
