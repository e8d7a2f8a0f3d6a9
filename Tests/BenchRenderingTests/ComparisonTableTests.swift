import BenchModel
import Testing

@testable import BenchRendering

@Suite("Tables of rows")
struct ComparisonTableTests {
  private static func row(
    _ name: String, change: Double = 0.1, verdict: Verdict = .regressed, role: RowRole = .deciding,
    evidence: Evidence = .paired, tolerance: Double = 0.02, confidence: Double = 0.95
  ) -> ComparisonRow {
    ComparisonRow(
      id: BenchmarkID(group: "g", name: name), label: nil, metric: .time, statistic: .best, evidence: evidence,
      baseline: Estimate(value: 100, replicates: 3), current: Estimate(value: 110, replicates: 3),
      change: Change(value: change, lower: change - 0.01, upper: change + 0.01, confidence: confidence),
      tolerance: Tolerance(relative: tolerance), toleranceShare: tolerance, toleranceOrigin: "built-in default",
      verdict: verdict, gates: true, role: role)
  }

  private static func comparison(_ rows: [ComparisonRow], _ outcome: Gate.Outcome = .pass) -> Comparison {
    let fixture = Fixture().comparison
    return Comparison(
      baseline: fixture.baseline, current: fixture.current, policySource: "p",
      gate: Gate(outcome: outcome, headline: "h", reasons: [], counts: Gate.Counts()), rows: rows, warnings: [])
  }

  private static func text(_ blocks: [Block], width: Int = 80) -> String {
    TerminalDialect(width: width, colour: false, unicode: true).print(Document(blocks))
  }

  @Test("A table has at most seven columns beside its drawing, and the interval stays on 80 columns")
  func columns() throws {
    let page = ComparisonPage(Fixture().comparison).document
    let tables = page.blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }
    let first = try #require(tables.first)
    #expect(first.written.columns.count <= 7)
    let text = Self.text(page.blocks)
    #expect(text.contains("+5.2% (+4.1% to +6.3%)") && text.split(separator: "\n").contains { $0.contains("change (") })
  }

  @Test("What all rows share stands once below them, and not in each")
  func shared() {
    let text = Self.text(RowTable([Self.row("a"), Self.row("b")]).blocks(), width: 120)
    #expect(text.contains("All of these rows: tolerance 2% by built-in default, evidence paired.\n"), "\(text)")
    #expect(!text.contains("verdict  tolerance") && text.components(of: "built-in default") == 1)
    #expect(text.contains("change (95% interval)") && !text.contains("More on"))
  }

  @Test("What rows differ in is there on demand")
  func further() {
    let rows = [Self.row("a"), Self.row("b", evidence: .launches, tolerance: 0.05, confidence: 0.99)]
    let folded = Self.text(RowTable(rows).blocks(), width: 120)
    #expect(folded.contains("(More on 2 rows: evidence, confidence)"), "\(folded)")
    let open = Self.text(RowTable(rows).blocks(unfoldsRest: true), width: 120)
    #expect(open.contains("launches") && open.contains("99%") && open.contains("change (interval)"), "\(open)")
  }

  @Test("Of rows with one verdict those that decide stand first")
  func order() {
    let rows = [
      Self.row("informs", change: 0.9, role: .informing), Self.row("decides", change: 0.1),
      Self.row("improved", change: -0.5, verdict: .improved),
    ]
    #expect(ComparisonRow.worstFirst(rows).map(\.id.name) == ["decides", "informs", "improved"])
  }

  @Test("The highlights are the five worst and the five best, and what is undecided is no news for the better")
  func highlights() {
    let worse = (0..<7).map { Self.row("worse \($0)", change: 0.1 + Double($0) / 100) }
    let better = (0..<7).map { Self.row("better \($0)", change: -0.1 - Double($0) / 100, verdict: .improved) }
    let open = Self.row("open", change: -0.9, verdict: .inconclusive)
    let text = Self.text(ChangeHighlights(Self.comparison(worse + better + [open])).blocks)
    #expect(text.components(of: "regressed\n") == 5 && text.components(of: "improved\n") == 5, "\(text)")
    #expect(text.contains("worse 6") && !text.contains("worse 1") && text.contains("better 6"))
    #expect(!text.contains("open") && text.contains("4 more rows of these kinds below"))
  }

  @Test("Where nothing is proven the highlights say so, and name only what leans to the worse")
  func undecided() {
    let rows = [
      Self.row("slower", change: 0.03, verdict: .inconclusive),
      Self.row("faster", change: -0.03, verdict: .inconclusive),
    ]
    let text = Self.text(ChangeHighlights(Self.comparison(rows)).blocks)
    #expect(text.hasPrefix("Nothing is proven to be worse;") && text.contains("slower") && !text.contains("faster"))
    #expect(Self.text(ChangeHighlights(Self.comparison([])).blocks) == "Nothing is proven to have changed.\n")
  }

  @Test(
    "Every outcome ends with what next",
    arguments: [
      (.pass, [], "Nothing has to be done."), (.regression, [row("a")], "bench-run --confirm"),
      (.regression, [row("a", evidence: .launches)], "bench-compare --rerun BASELINE CURRENT"),
      (.undecided, [row("a", verdict: .inconclusive)], "Measure longer"),
      (.undecided, [row("a", verdict: .inconclusive, evidence: .launches)], "bench-run --against REF"),
      (.incomplete, [], "Nothing was compared"),
    ] as [(Gate.Outcome, [ComparisonRow], String)])
  func nextSteps(outcome: Gate.Outcome, rows: [ComparisonRow], says: String) {
    let text = Self.text(ComparisonPage(Self.comparison(rows, outcome)).document.blocks, width: 200)
    let end = text.split(separator: "What next\n").last.map { String($0) } ?? ""
    #expect(end.contains(says), "\(text)")
  }

  @Test("What is gone is followed by what to write in the policy")
  func gone() {
    let row = ComparisonRow(
      id: BenchmarkID(group: "g", name: "gone"), label: nil, presence: .removed, obstacle: .removed, gates: true)
    let text = Self.text(ComparisonPage(Self.comparison([row], .incomplete)).document.blocks, width: 200)
    #expect(text.contains("under \"renamed\" its new name, or \"removed\": \"warn\""), "\(text)")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
