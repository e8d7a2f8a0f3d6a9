import BenchModel
import BenchRendering
import Foundation
import FoundationXML
import Testing

@Suite("Outputs for programs")
struct DataOutputTests {
  static let fixture = Fixture()

  @Test("Each output of one comparison as it is meant to be")
  func golden() throws {
    let comparison = Self.fixture.comparison
    try Golden.expect(ComparisonCSV(comparison).text, equals: "comparison.csv")
    try Golden.expect(JUnitReport(comparison).text, equals: "comparison.junit.xml")
    try Golden.expect(WorkflowAnnotations(comparison).text, equals: "comparison.annotations.txt")
    try Golden.expect(OpenMetricsText(comparison).text, equals: "comparison.openmetrics.txt")
  }

  @Test("CSV has as many fields in every line, and none that a spreadsheet would run", arguments: HostileNames.all)
  func csv(hostile: String) throws {
    let table = CSVFields.parse(ComparisonCSV(HostileNamesTests.fixture(hostile).comparison).text)
    let titles = try #require(table.first)
    #expect(table.count == Self.fixture.comparison.rows.count + 1)
    for fields in table.dropFirst() {
      #expect(fields.count == titles.count)
      for field in fields where Double(field) == nil {
        let formulaStarts = ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"]
        #expect(!formulaStarts.contains(String(field.unicodeScalars.prefix(1))), "\(field)")
      }
    }
  }

  @Test("JUnit XML is well-formed and counts what it holds", arguments: HostileNames.all)
  func junit(hostile: String) throws {
    let comparison = HostileNamesTests.fixture(hostile).comparison
    let text = JUnitReport(comparison).text
    let tally = ElementTally()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = tally
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(tally.counts["testcase"] == comparison.rows.count + 1)
    let suite = try #require(tally.attributes["testsuite"])
    for (attribute, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
      #expect(suite[attribute] == "\(tally.counts[element] ?? 0)")
    }
    #expect(PrintedText.forbidden(in: text).isEmpty)
  }

  @Test("Every line of annotations is a command of ours, one a line", arguments: HostileNames.all)
  func annotations(hostile: String) {
    let text = WorkflowAnnotations(HostileNamesTests.fixture(hostile).comparison).text
    for line in text.unicodeScalars.split(separator: "\n") {
      let kinds = ["::notice title=", "::error title=", "::warning title="]
      #expect(kinds.contains { String(line).hasPrefix($0) })
      // Kind, title, message: a name cannot end the title or begin another command.
      #expect(!PrintedText.contains("##[", in: String(line)))
    }
    #expect(PrintedText.forbidden(in: text).isEmpty)
  }

  @Test("OpenMetrics has whole samples, each set of labels once a family, and its end", arguments: HostileNames.all)
  func openMetrics(hostile: String) throws {
    let lines = OpenMetricsText(HostileNamesTests.fixture(hostile).comparison).text.unicodeScalars
      .split(separator: "\n").map { String($0) }
    #expect(lines.last == "# EOF")
    var seen: Set<String> = []
    for line in lines where !line.hasPrefix("#") {
      #expect(line.hasPrefix("benchmark_"))
      let space = try #require(line.lastIndex(of: " "))
      #expect(Double(line[line.index(after: space)...]) != nil)
      #expect(seen.insert(String(line[..<space])).inserted)
    }
  }

  @Test("More rows than GitHub shows are counted")
  func manyAnnotations() {
    let rows = (0..<25).map { number in
      ComparisonRow(
        id: BenchmarkID(group: "g", name: "n\(number)"), label: nil, presence: .removed, obstacle: .removed,
        gates: true)
    }
    let text = WorkflowAnnotations(Self.fixture.comparison.withRows(rows)).text
    let errors = text.split(separator: "\n").filter { $0.hasPrefix("::error") }
    #expect(errors.count == 10)
    #expect(errors.last == "::error title=bench-compare::and 16 more")
  }

  @Test("A gate that does not pass is a failed case even without a failed row")
  func gateCase() {
    let empty = Self.fixture.comparison.withRows([])
    #expect(JUnitReport(empty).text.contains(#"tests="1" failures="1" errors="0" skipped="0""#))
  }
}

extension Comparison {
  /// The same comparison with other rows.
  fileprivate func withRows(_ rows: [ComparisonRow]) -> Comparison {
    Comparison(
      baseline: baseline, current: current, policySource: policySource, gate: gate, rows: rows, warnings: warnings)
  }
}

/// Reads comma-separated values as RFC 4180 has them.
private enum CSVFields {
  static func parse(_ text: String) -> [[String]] {
    var table: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var mayBeEscaped = false
    for scalar in text.unicodeScalars {
      if mayBeEscaped, scalar == "\"" {
        field += "\""
        isQuoted = true
        mayBeEscaped = false
        continue
      }
      mayBeEscaped = false
      switch scalar {
      case "\"":
        mayBeEscaped = isQuoted
        isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        table.append(fields + [field])
        (fields, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return table
  }
}

/// Counts the elements of a document and keeps the attributes of the last one of each name.
private final class ElementTally: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]
  var attributes: [String: [String: String]] = [:]

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes found: [String: String]
  ) {
    counts[element, default: 0] += 1
    attributes[element] = found
  }
}
