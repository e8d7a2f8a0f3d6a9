import BenchModel
import BenchStatistics

/// The confidence of every row of a comparison, chosen for the rows of each role, and among them for those that may
/// spend an equal part of the error.
///
/// The chance of a false gate is split: what has to be proven has the larger part. One level for all rows would let
/// the many that only inform, most of them noisy, ask of the few that decide for what no session can give.
struct GateLevels: Sendable {
  /// Rows that share a level.
  struct Group: Hashable {
    let role: RowRole
    /// What such a row may spend where it was looked at before; nil for the whole error.
    let part: AlphaSpending.Part?
    /// The shard whose part of the error it may spend; nil for all of it.
    var shard: Int?
  }

  private let limit: Double
  private let levels: [Group: GateLevel]

  /// - Parameter limit: the chance of a false gate that is to be kept.
  /// - Parameter shards: where each shard spends its part of the error by itself, how large that is.
  init(risks: [Group: [GateLevelRule.Row]], limit: Double, shards: ShardTable? = nil) {
    self.limit = limit
    let rows = Dictionary(grouping: risks, by: { Look($0.key) })
      .mapValues { groups in groups.reduce(0) { $0 + $1.value.count } }
    levels = risks.reduce(into: [:]) { levels, group in
      let shard = group.key.shard.flatMap { shards?.part(of: $0) } ?? 1
      let part = limit * group.key.role.partOfFalseGates * shard
      guard let spent = group.key.part else {
        levels[group.key] = GateLevelRule(limit: part).level(of: group.value)
        return
      }
      // What ended between two looks shares the part of the one that it did not reach with what did reach it.
      let others = rows[Look(group.key)] ?? 0
      let share = spent.share * Double(max(group.value.count, 1)) / Double(max(others, 1))
      levels[group.key] = GateLevelRule(limit: part * share, widest: spent.tail).level(of: group.value)
    }
  }

  /// The rows of a role that share the part of a look.
  private struct Look: Hashable {
    let role: RowRole
    let number: Int?
    let shard: Int?

    init(_ group: Group) { (role, number, shard) = (group.role, group.part?.look, group.shard) }
  }

  /// The confidence of the intervals of a group.
  func confidence(of group: Group) -> RowConfidence {
    RowConfidence(
      ofAlarm: levels[group]?.confidence ?? 1, ofProof: 1 - 2 * (group.part?.tail ?? Confidence.widestTail))
  }

  /// The level of all rows of a role, made of those of its looks; nil where no row has an interval.
  func level(of role: RowRole) -> GateLevel? {
    // A sum of floating-point numbers depends on their order, and that of a dictionary is random.
    let ordered = levels.filter { $0.key.role == role }
      .ordered { Self.order($0.key) < Self.order($1.key) }
      .map(\.value)
    guard let least = ordered.map(\.confidence).min() else { return nil }
    return GateLevel(
      confidence: least, limit: limit * role.partOfFalseGates, bound: ordered.reduce(0) { $0 + $1.bound },
      rows: ordered.reduce(0) { $0 + $1.rows })
  }
}

extension GateLevels {
  private static func order(_ group: Group) -> (Int, Double, Int) {
    (group.part?.look ?? -1, group.part?.tail ?? 0, group.shard ?? 0)
  }
}

extension RowRole {
  /// The part of the chance of a false gate that rows of the role may spend together.
  var partOfFalseGates: Double {
    switch self {
    case .deciding: 0.8
    case .informing: 0.2
    }
  }
}
