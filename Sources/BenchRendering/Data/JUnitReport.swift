package import BenchModel

/// A comparison as JUnit XML, which most build servers show: a test case for the gate and one for every row.
///
/// A regressed or invalid row that gates is a failure or an error, an inconclusive one is skipped with its figures. The
/// gate's own case fails whenever the gate does not pass, so that a green report never hides a failing gate.
package final class JUnitReport: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  private let comparison: Comparison

  /// Makes the report of a comparison.
  package init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The report, every line ended by a line feed.
  package var text: String {
    let cases = [gateCase] + comparison.rows.map(Self.testCase)
    let counts = [Outcome.failure, .error, .skipped].map { kind in cases.count { $0.outcome == kind } }
    let attributes = """
      name="bench-compare" tests="\(cases.count)" failures="\(counts[0])" errors="\(counts[1])" skipped="\(counts[2])"
      """
    var lines = OutputLines()
    lines.append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    lines.append("<testsuites \(attributes)>")
    lines.append("  <testsuite \(attributes)>")
    for testCase in cases { testCase.print(to: &lines) }
    lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return lines.text
  }

  private enum Outcome: String {
    case passed, failure, error, skipped
  }

  private struct TestCase {
    let group: String
    let name: String
    let outcome: Outcome
    var kind = ""
    let message: String

    func print(to lines: inout OutputLines) {
      let head = #"    <testcase classname="\#(XMLText.attribute(group))" name="\#(XMLText.attribute(name))""#
      if outcome == .passed, message.isEmpty { return lines.append(head + "/>") }
      lines.append(head + ">")
      let message = XMLText.attribute(message)
      switch outcome {
      case .passed: lines.append("      <system-out>\(message)</system-out>")
      case .skipped: lines.append(#"      <skipped message="\#(message)"/>"#)
      case .failure, .error:
        lines.append(#"      <\#(outcome.rawValue) type="\#(XMLText.attribute(kind))" message="\#(message)"/>"#)
      }
      lines.append("    </testcase>")
    }
  }

  private var gateCase: TestCase {
    let gate = comparison.gate
    return TestCase(
      group: "bench-compare", name: "gate", outcome: gate.outcome == .pass ? .passed : .failure,
      kind: gate.outcome.rawValue, message: gate.headline)
  }

  private static func testCase(_ row: ComparisonRow) -> TestCase {
    let name = BenchmarkID(group: "", name: row.id.name, parameters: row.id.parameters).description
    let subject = RowSentence(row)
    return TestCase(
      group: row.id.group.isEmpty ? "benchmarks" : row.id.group,
      name: [name, subject.metric].filter { !$0.isEmpty }.joined(separator: " "), outcome: outcome(of: row),
      kind: row.failsByImprovement ? "too good" : row.verdict?.rawValue ?? "", message: subject.text)
  }

  private static func outcome(of row: ComparisonRow) -> Outcome {
    switch row.verdict {
    case .regressed: row.failsByRegression ? .failure : .passed
    case .invalid: row.gates ? .error : .skipped
    case .inconclusive: .skipped
    case .improved: row.failsByImprovement ? .failure : .passed
    case .noRegression, nil: .passed
    }
  }
}
