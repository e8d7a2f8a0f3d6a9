package import BenchModel

/// A comparison as comma-separated values (RFC 4180): a line of titles, then a line a row, all with as many fields.
///
/// Figures stand in base units with a point and no grouping, as the shortest text that reads back the same; what is not
/// known is an empty field. Text that a spreadsheet would run as a formula has an apostrophe before it.
package struct ComparisonCSV: Sendable {
  private let rows: [ComparisonRow]

  /// Makes the table of a comparison's rows, in their order.
  package init(_ comparison: Comparison) {
    rows = comparison.rows
  }

  /// The table, every line ended by a line feed.
  package var text: String {
    var lines = OutputLines()
    lines.append(Self.columns.map(\.title).joined(separator: ","))
    for row in rows { lines.append(Self.columns.map { $0.field(row) }.joined(separator: ",")) }
    return lines.text
  }

  private struct Column: Sendable {
    let title: String
    let field: @Sendable (ComparisonRow) -> String
  }

  private static let columns: [Column] = [
    .init(title: "benchmark") { text($0.id.description) },
    .init(title: "label") { text($0.label) },
    .init(title: "metric") { text($0.metric?.name) },
    .init(title: "statistic") { text($0.statistic?.rawValue) },
    .init(title: "unit") { text($0.metric?.unit.symbol) },
    .init(title: "better") { text($0.metric?.direction.rawValue) },
    .init(title: "presence") { text($0.presence.rawValue) },
    .init(title: "verdict") { text($0.verdict?.rawValue) },
    .init(title: "role") { text($0.role?.rawValue) },
    .init(title: "gates") { $0.gates ? "true" : "false" },
    .init(title: "severity") { text($0.severity?.rawValue) },
    .init(title: "acknowledged") { text($0.acknowledgement?.standing.rawValue) },
    .init(title: "change") { number($0.change?.value) },
    .init(title: "change_lower") { number($0.change?.lower) },
    .init(title: "change_upper") { number($0.change?.upper) },
    .init(title: "confidence") { number($0.change?.confidence) },
    .init(title: "upper_confidence") { number($0.change?.upperConfidence ?? $0.change?.confidence) },
    .init(title: "tolerance") { number($0.toleranceShare) },
    .init(title: "tolerance_rule") { text($0.tolerance?.description) },
    .init(title: "tolerance_origin") { text($0.toleranceOrigin) },
    .init(title: "evidence") { text($0.evidence?.rawValue) },
    .init(title: "baseline") { number($0.baseline?.value) },
    .init(title: "baseline_lower") { number($0.baseline?.lower) },
    .init(title: "baseline_upper") { number($0.baseline?.upper) },
    .init(title: "baseline_replicates") { number($0.baseline?.replicates) },
    .init(title: "current") { number($0.current?.value) },
    .init(title: "current_lower") { number($0.current?.lower) },
    .init(title: "current_upper") { number($0.current?.upper) },
    .init(title: "current_replicates") { number($0.current?.replicates) },
    .init(title: "minimum_detectable_change") { number($0.minimumDetectableChange) },
    .init(title: "replicates_needed") { number($0.replicatesNeeded) },
    .init(title: "drift") { number($0.drift?.deviation) },
    .init(title: "confirmation") { text($0.confirmation?.state.rawValue) },
    .init(title: "obstacle") { text($0.obstacle?.rawValue) },
    .init(title: "note") { text($0.note) },
  ]

  private static func number(_ value: Double?) -> String {
    value.map { "\($0)" } ?? ""
  }

  private static func number(_ value: Int?) -> String {
    value.map { "\($0)" } ?? ""
  }

  /// A field of text, quoted where it has to be.
  private static func text(_ raw: String?) -> String {
    guard let raw, !raw.isEmpty else { return "" }
    // Control characters become visible, so that no field spans lines.
    var field = SafeText(name: raw, limit: SafeText.dataLimit).text
    if let first = field.unicodeScalars.first, formulaStarts.contains(first) { field = "'" + field }
    let needsQuotes = field.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
    if !needsQuotes { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// What makes spreadsheets read a field as a formula (OWASP, "CSV Injection"), also in full width, as East Asian
  /// keyboards write it; tabs and line ends are visible by now.
  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
}
