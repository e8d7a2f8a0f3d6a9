import BenchModel

/// The parts of sentences about a gate: rows, counts and lists of names.
enum GateWords {
  /// A row with its change, as a sentence names it.
  static func text(_ row: ComparisonRow) -> String {
    let parts = ["'\(row.id)'", row.metric?.name(of: row.statistic)].compactMap { $0 }
    if let change = row.change {
      // At a glance a shift that all share looks like a change of each.
      let rest = row.changeBeyondCommon.map { ", \(DecimalText.signedPercent($0)) beyond the common part" } ?? ""
      return (parts + [PercentText.change(change)]).joined(separator: " ") + rest
    }
    guard let before = row.baseline?.value, let after = row.current?.value else { return parts.joined(separator: " ") }
    let ends = [before, after].map { DecimalText.significant($0, digits: 4) }
    return (parts + ["from \(ends[0]) to \(ends[1])"]).joined(separator: " ")
  }

  /// How many names a sentence holds before it stops being one.
  private static let longestList = 3

  static func list(_ identities: [BenchmarkID]) -> String { list(identities.map { "'\($0)'" }) }

  /// Objectives with the benchmarks that they are held against, where there are any.
  static func list(_ assessments: [Assessment]) -> String {
    list(assessments.map { "'\($0.objective.name)'" + ($0.id.map { " by '\($0)'" } ?? "") })
  }

  static func list(_ names: [String]) -> String {
    let shown = names.prefix(longestList).joined(separator: ", ")
    let rest = names.count - longestList
    return rest > 0 ? "\(shown) and \(DecimalText.grouped(rest)) more" : shown
  }

  static func benchmarks(_ count: Int) -> String { counted(count, "benchmark") }

  static func objectives(_ count: Int) -> String { counted(count, "objective") }

  static func regressions(_ count: Int) -> String { counted(count, "regression") }

  static func improvements(_ count: Int) -> String { counted(count, "improvement") }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(DecimalText.grouped(count)) \(noun)s"
  }
}
