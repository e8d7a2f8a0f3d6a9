package import BenchModel

/// One row in words, for surfaces that show a line and no table.
package struct RowSentence: Sendable {
  private let row: ComparisonRow

  /// Makes the sentence of a row.
  package init(_ row: ComparisonRow) {
    self.row = row
  }

  /// The metric, and the statistic unless it is the one that stands for the metric; nothing for a row about a benchmark
  /// as a whole.
  package var metric: String { row.metric?.name(of: row.statistic) ?? "" }

  /// The verdict, what it rests on, and the row's note.
  package var text: String {
    var parts = [row.verdict?.rawValue ?? row.presence.rawValue]
    if let obstacle = row.obstacle { parts[0] += " (\(obstacle.rawValue))" }
    if let change = row.change { parts.append(Self.text(change)) }
    if let share = row.toleranceShare, let origin = row.toleranceOrigin {
      parts.append("tolerance \(DecimalText.significant(share * 100, digits: 3)) % by \(origin)")
    }
    if row.tooGood != nil { parts.append("too good, so that it may have measured nothing") }
    if let note = row.note { parts.append(note) }
    if let severity = row.severity, severity != .fail, let origin = row.severityOrigin {
      parts.append("does not fail the gate, by \(origin)")
    }
    if let held = row.acknowledgement { parts.append(Self.text(held)) }
    return parts.joined(separator: "; ")
  }

  private static func text(_ held: RowAcknowledgement) -> String {
    let entry = held.acknowledgement
    let standing = held.standing == .covers ? "acknowledged" : "acknowledgement \(held.standing.rawValue)"
    return "\(standing), up to \(entry.bound) until \(entry.expires) by \(entry.origin): \(entry.reason)"
  }

  private static func text(_ change: Change) -> String {
    let value = DecimalText.signedPercent(change.value, decimals: 2)
    guard let lower = change.lower, let upper = change.upper else { return value }
    let ends = [lower, upper].map { DecimalText.intervalEnd($0, decimals: 2) }
    return "\(value) (\(ends[0]) to \(ends[1]))"
  }
}
