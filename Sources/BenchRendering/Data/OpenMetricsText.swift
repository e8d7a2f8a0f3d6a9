package import BenchModel

/// A comparison in the OpenMetrics text format, which GitLab's metrics report and Prometheus read.
///
/// Every row is a set of labels that occurs once a family; what is not known has no sample. Values are in the metric's
/// base unit, which is a label, because one family holds metrics of several units.
package final class OpenMetricsText: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  private let comparison: Comparison

  /// Makes the text of a comparison.
  package init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The text, ended as the format demands.
  package var text: String {
    var lines = OutputLines()
    lines.append("# TYPE benchmark_gate_passed gauge")
    lines.append("# HELP benchmark_gate_passed Whether the gate passes, 1 or 0.")
    lines.append("benchmark_gate_passed \(comparison.gate.outcome == .pass ? 1 : 0)")
    let labels = comparison.rows.map(Self.labels)
    for family in Self.families {
      let samples = zip(comparison.rows, labels).compactMap { row, labels in
        family.value(row).map { "benchmark_\(family.name)\(labels) \($0)" }
      }
      guard !samples.isEmpty else { continue }
      lines.append("# TYPE benchmark_\(family.name) gauge")
      lines.append("# HELP benchmark_\(family.name) \(family.help)")
      for sample in samples { lines.append(sample) }
    }
    lines.append("# EOF")
    return lines.text
  }

  private struct Family: Sendable {
    let name: String
    let help: String
    let value: @Sendable (ComparisonRow) -> Double?
  }

  private static let families: [Family] = [
    .init(name: "baseline", help: "The baseline's value in the metric's base unit.") { $0.baseline?.value },
    .init(name: "current", help: "The current value in the metric's base unit.") { $0.current?.value },
    .init(name: "change_ratio", help: "The change as a share, positive is worse.") { $0.change?.value },
    .init(name: "change_lower_ratio", help: "The lower end of the change's interval.") { $0.change?.lower },
    .init(name: "change_upper_ratio", help: "The upper end of the change's interval.") { $0.change?.upper },
    .init(name: "tolerance_ratio", help: "The tolerated change as a share.") { $0.toleranceShare },
    .init(name: "regressed", help: "Whether the row is regressed, 1 or 0; absent without a verdict.") { row in
      row.verdict.map { $0 == .regressed ? 1 : 0 }
    },
  ]

  private static func labels(_ row: ComparisonRow) -> String {
    let labels: [(String, String?)] = [
      ("benchmark", row.id.description), ("metric", row.metric?.name), ("statistic", row.statistic?.rawValue),
      ("unit", row.metric?.unit.symbol),
    ]
    let present = labels.compactMap { name, value in value.map { "\(name)=\"\(escaped($0))\"" } }
    return "{\(present.joined(separator: ","))}"
  }

  private static func escaped(_ raw: String) -> String {
    SafeText(name: raw, limit: SafeText.dataLimit).text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": #"\\"#
      case "\"": #"\""#
      default: String(scalar)
      }
    }.joined()
  }
}
