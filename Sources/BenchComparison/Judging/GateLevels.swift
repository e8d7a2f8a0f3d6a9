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
  }

  private let limit: Double
  private let levels: [Group: GateLevel]

  /// - Parameter limit: the chance of a false gate that is to be kept.
  init(risks: [Group: [GateLevelRule.Row]], limit: Double) {
    self.limit = limit
    let rows = Dictionary(grouping: risks, by: { Look(role: $0.key.role, number: $0.key.part?.look) })
      .mapValues { groups in groups.reduce(0) { $0 + $1.value.count } }
    levels = risks.reduce(into: [:]) { levels, group in
      let part = limit * group.key.role.partOfFalseGates
      guard let spent = group.key.part else {
        levels[group.key] = GateLevelRule(limit: part).level(of: group.value)
        return
      }
      // What ended between two looks shares the part of the one that it did not reach with what did reach it.
      let others = rows[Look(role: group.key.role, number: spent.look)] ?? 0
      let share = spent.share * Double(max(group.value.count, 1)) / Double(max(others, 1))
      levels[group.key] = GateLevelRule(limit: part * share, widest: spent.tail).level(of: group.value)
    }
  }

  /// The rows of a role that share the part of a look.
  private struct Look: Hashable {
    let role: RowRole
    let number: Int?
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
      .ordered { ($0.key.part?.look ?? -1, $0.key.part?.tail ?? 0) < ($1.key.part?.look ?? -1, $1.key.part?.tail ?? 0) }
      .map(\.value)
    guard let least = ordered.map(\.confidence).min() else { return nil }
    return GateLevel(
      confidence: least, limit: limit * role.partOfFalseGates, bound: ordered.reduce(0) { $0 + $1.bound },
      rows: ordered.reduce(0) { $0 + $1.rows })
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
