package import BenchModel

/// A comparison as workflow commands that GitHub turns into annotations of a check.
///
/// GitHub shows ten annotations of a kind and drops the rest without a word: nine rows are annotated here and the
/// tenth says how many more there are.
package final class WorkflowAnnotations: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  private let comparison: Comparison

  /// Makes the annotations of a comparison.
  package init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The commands, one a line; a notice with the verdict comes first.
  package var text: String {
    let rows = ComparisonRow.worstFirst(comparison.rows)
    let errors = rows.filter { $0.failsByRegression || $0.failsByImprovement || ($0.gates && $0.verdict == .invalid) }
    let warnings = rows.filter { row in
      (row.verdict == .inconclusive && !row.isOpenInforming) || (row.verdict == .regressed && !row.failsByRegression)
        || (row.tooGood != nil && !row.failsByImprovement)
    }
    // These lines alone are meant to be commands, so they do not pass through the guard of pages.
    let lines =
      [Self.command("notice", title: "bench-compare", comparison.gate.headline)] + Self.commands("error", errors)
      + Self.commands("warning", warnings)
    return lines.map { $0 + "\n" }.joined()
  }

  /// One below the number that GitHub shows of each kind, for the one that counts the rest.
  private static let shown = 9

  private static func commands(_ kind: String, _ rows: [ComparisonRow]) -> [String] {
    let commands = rows.prefix(shown).map { row in
      let sentence = RowSentence(row)
      let title = [row.id.description, sentence.metric].filter { !$0.isEmpty }.joined(separator: " ")
      return command(kind, title: title, sentence.text)
    }
    let rest = rows.count - commands.count
    return rest > 0 ? commands + [command(kind, title: "bench-compare", "and \(rest) more")] : commands
  }

  private static func command(_ kind: String, title: String, _ message: String) -> String {
    "::\(kind) title=\(escaped(SafeText(name: title).text, isProperty: true))::"
      + escaped(SafeText(sentence: message).text, isProperty: false)
  }

  /// The escapes that GitHub's runner undoes: `%` everywhere, in a property also what ends it.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case ":" where isProperty: "%3A"
      case "," where isProperty: "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
