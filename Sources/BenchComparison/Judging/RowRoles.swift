import BenchModel

/// What the gate asks of each row of a benchmark.
///
/// The first row of time decides, and so does every count that repeats. A benchmark without time is decided by the
/// first metric that could be compared. What the policy names comes before both.
struct RowRoles: Sendable {
  private let settings: ApplicableSettings<RowRole>

  /// A row that was compared, as far as its role depends on it.
  struct Row {
    let id: BenchmarkID
    let metric: Metric
    let statistic: Statistic
    /// Whether it is a count that gave one value on either side.
    let repeats: Bool
    /// Whether the policy lets it fail the gate.
    let mayFail: Bool
  }

  /// Takes the policy's rules, and refuses those that could never hold in these runs.
  init(_ rules: [RoleRule], baseline: RunIndex, current: RunIndex) throws(ComparisonError) {
    settings = try ApplicableSettings(
      rules.map { ($0.selector, $0.role) }, baseline: baseline, current: current)
  }

  /// The roles of the rows of one benchmark, in their order; the places of the rules that gave any are added to `used`.
  func roles(of rows: [Row], used: inout Set<Int>) throws(ComparisonError) -> [RowRole] {
    let main = Self.mainRow(of: rows)
    var roles: [RowRole] = []
    for (place, row) in rows.enumerated() {
      if let rule = try settings.place(of: row.id, metric: row.metric, statistic: row.statistic) {
        used.insert(rule)
        roles.append(settings.value(at: rule))
      } else {
        roles.append(place == main || row.repeats ? .deciding : .informing)
      }
    }
    return roles
  }

  /// A warning for each rule that applies to no row.
  func idle(used: Set<Int>) -> [String] { settings.idle(used: used, "roles") }

  /// The place of the row that stands for the benchmark, of those that can fail the gate where any can.
  private static func mainRow(of rows: [Row]) -> Int? {
    let gating = rows.indices.filter { rows[$0].mayFail }
    let asked = gating.isEmpty ? Array(rows.indices) : gating
    return asked.first { rows[$0].metric.is(.time) } ?? asked.first
  }
}
