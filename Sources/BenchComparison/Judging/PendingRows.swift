import BenchModel
import BenchStatistics
import Glibc
import SideBySide

/// The rows of a comparison before their verdicts, and the rules of the policy that gave them their tolerances.
///
/// Judging has two passes. The first estimates every row. The second gives the verdicts, at a confidence that depends
/// on all rows together.
struct PendingRows: Sendable {
  private var entries: [PendingRow] = []
  var rulesUsed: Set<Int> = []
  /// The metrics of both sides that have no row, because they only explain others or nobody knows which way of them is
  /// better.
  var unjudged: Set<Metric> = []
  /// Where each shard spends its part of the error by itself, which benchmarks are in which.
  private var shards: ShardTable?

  /// Starts without a row.
  init() {}

  /// Joins rows that were judged side by side.
  init(_ parts: [PendingRows]) {
    entries = parts.flatMap(\.entries)
    rulesUsed = parts.reduce(into: []) { $0.formUnion($1.rulesUsed) }
    unjudged = parts.reduce(into: []) { $0.formUnion($1.unjudged) }
  }

  /// How many rows there are so far.
  var count: Int { entries.count }

  /// Adds a row that has its verdict already.
  mutating func append(_ row: ComparisonRow) {
    entries.append(.settled(row))
  }

  /// Adds a row whose verdict needs the confidence of the whole comparison.
  mutating func append(_ row: EstimatedRow) {
    entries.append(.estimated(row))
  }

  /// Adds a row of two single figures.
  mutating func append(_ row: PointRow) {
    entries.append(.point(row))
  }

  /// Gives every row its role, and returns the warnings of the policy's rules.
  mutating func assignRoles(
    _ roles: RowRoles, where mayFail: (BenchmarkID, Metric, Statistic) throws(ComparisonError) -> Bool
  ) throws(ComparisonError) -> [String] {
    var used: Set<Int> = []
    var start = 0
    while start < entries.count {
      // The rows of a benchmark follow each other.
      let end = entries[start...].firstIndex { $0.id != entries[start].id } ?? entries.count
      var places: [Int] = []
      var rows: [RowRoles.Row] = []
      for place in start..<end {
        guard let (metric, statistic) = entries[place].figure else { continue }
        places.append(place)
        rows.append(
          RowRoles.Row(
            id: entries[place].id, metric: metric, statistic: statistic, repeats: entries[place].repeats,
            mayFail: try mayFail(entries[place].id, metric, statistic)))
      }
      for (index, role) in try roles.roles(of: rows, used: &used).enumerated() {
        entries[places[index]].assign(role, mayFail: rows[index].mayFail)
      }
      start = end
    }
    return roles.idle(used: used)
  }

  /// Moderates the standard errors of rows by those of many rows of their kind (empirical Bayes).
  mutating func moderateErrors() {
    let commons = ModeratedVarianceRule.commons(of: estimated)
    if commons.isEmpty { return }
    for place in entries.indices {
      guard case .estimated(let row) = entries[place], ModeratedVarianceRule.concerns(row) else { continue }
      if let common = commons[RowKind(row)] { entries[place] = .estimated(row.moderated(by: common)) }
    }
  }

  /// Adds to the rows what their two moments differ by, and returns it by kind.
  mutating func allowForDrift(_ rule: MomentDriftRule) -> [Drift] {
    let told = rule.deviations(of: estimated)
    var deviations: [RowKind: [Double]] = [:]
    for place in entries.indices {
      guard case .estimated(var row) = entries[place], let drift = rule.drift(of: row, told: told) else { continue }
      row.drift = drift
      entries[place] = .estimated(row)
      deviations[RowKind(row), default: []].append(drift.deviation)
    }
    let points = points
    for ((place, row), drift) in zip(points, rule.drifts(of: points.map(\.row))) {
      guard let drift else { continue }
      var row = row
      row.drift = drift
      entries[place] = .point(row)
      deviations[RowKind(row.subject.metric, row.statistic), default: []].append(drift.deviation)
    }
    return deviations.compactMap { kind, deviations in
      guard let median = try? OrderedSample(deviations).median else { return nil }
      let isTold = told[kind] != nil || (deviations.count >= RowKind.fewest && !rule.prior.isStated)
      let source = isTold ? .rows : rule.prior.source
      return Drift(
        metric: kind.metric.text, statistic: kind.statistic, rows: deviations.count, deviation: expm1(median),
        source: source)
    }.ordered { ($0.metric, $0.statistic?.rawValue ?? "") < ($1.metric, $1.statistic?.rawValue ?? "") }
  }

  private var estimated: [EstimatedRow] {
    entries.compactMap { entry in
      if case .estimated(let row) = entry { row } else { nil }
    }
  }

  private var points: [(place: Int, row: PointRow)] {
    entries.indices.compactMap { place in
      if case .point(let row) = entries[place] { (place, row) } else { nil }
    }
  }

  /// The levels of the rows; a comparison without looks spends the whole error of a role at once.
  ///
  /// Only rows that may fail the gate contribute to the chance of a false gate. The rows of one look share its part of
  /// the error. The parts of all looks add up to the whole, whichever look a row ends at.
  func levels(limit: Double) -> GateLevels {
    var risks: [GateLevels.Group: [GateLevelRule.Row]] = [:]
    for row in estimated {
      let risk = row.mayFail ? row.risk : nil
      if let risk { risks[row.group, default: []].append(risk) } else { risks[row.group, default: []] += [] }
    }
    return GateLevels(risks: risks, limit: limit, shards: shards)
  }

  /// Lets the rows of each shard spend its part of the error by themselves, as they did while it was measured: what is
  /// decided there stays so.
  mutating func spend(by shards: ShardTable) {
    self.shards = shards
    for place in entries.indices {
      guard case .estimated(var row) = entries[place] else { continue }
      row.shard = shards.number(of: row.subject.id)
      entries[place] = .estimated(row)
    }
  }

  /// Lets the rows of benchmarks that are open where the session's time was over spend all that their looks have left:
  /// that is their last look, wherever it lies, since what put it there is not what was measured.
  ///
  /// - Returns: whether there are such rows.
  mutating func spendRest(of looks: AlphaSpending, except decided: Set<BenchmarkID>) -> Bool {
    var isChanged = false
    for place in entries.indices {
      guard case .estimated(var row) = entries[place], let count = row.lookedAt, count < looks.counts.last ?? 0,
        !decided.contains(row.subject.id)
      else { continue }
      row.part = looks.rest(at: count)
      entries[place] = .estimated(row)
      isChanged = true
    }
    return isChanged
  }

  /// Every row with its verdict, in the order in which they were added, and with what `describe` makes of a stretch of
  /// them.
  func rows(
    at levels: GateLevels, limit: Double, threads: Int,
    describe: @Sendable ([ComparisonRow]) -> [ComparisonRow]
  ) -> [ComparisonRow] {
    let confidence = Self.confidence(ofPoints: points.map(\.row), limit: limit)
    let parts = SideBySide.parts(of: entries.count, threads: threads, atLeast: Self.shortestPart)
    return SideBySide.map(pieces: parts.count, threads: threads) { part in
      describe(
        entries[parts[part]].map { entry in
          switch entry {
          case .settled(let row): row
          case .estimated(let row): row.row(at: levels.confidence(of: row.group))
          case .point(let row): row.row(at: confidence[row.role] ?? Confidence.least)
          }
        })
    }.flatMap { $0 }
  }

  /// A row takes some ten microseconds, about as long as it takes to start a thread for them.
  private static let shortestPart = 64

  /// The confidence with which a drift is held against single figures: each of a role has an equal part of its error.
  private static func confidence(ofPoints rows: [PointRow], limit: Double) -> [RowRole: Double] {
    Dictionary(grouping: rows, by: \.role).reduce(into: [:]) { confidence, group in
      let tail = limit * group.key.partOfFalseGates / Double(group.value.count)
      confidence[group.key] = max(Confidence.least, 1 - 2 * tail)
    }
  }
}
