import BenchModel
import BenchRendering
import RunRendering
import Testing

@Suite("What pages say")
struct PageContentTests {
  private let surfaces: [any Dialect] = [
    MarkdownDialect(), TerminalDialect(width: 200, colour: false, unicode: true),
    TerminalDialect(width: 20, colour: true, unicode: false),
  ]

  private func run(_ results: [BenchmarkResult], metrics: [Metric] = [.time, .latency]) -> BenchmarkRun {
    BenchmarkRun(id: "r", suite: "s", environment: RunEnvironment(), metrics: metrics, results: results)
  }

  private func wide(_ document: Document) -> String {
    TerminalDialect(width: 200, colour: false, unicode: true).print(document)
  }

  private func report(_ run: BenchmarkRun) -> Document {
    ReportPage(run: run, origin: ReportPage.Origin(tool: "t", commands: [])).document
  }

  private func firstTable(of document: Document) -> Table? {
    document.blocks.lazy.compactMap { block in
      if case .table(let table) = block { return table }
      return nil
    }.first
  }

  @Test("Every surface shows the verdict line first and the verdict of every row that matters")
  func verdicts() throws {
    let document = ComparisonPage(Fixture().comparison).document
    for surface in surfaces {
      let text = PrintedText.withoutColour(surface.print(document))
      #expect(text.hasPrefix("REGRESSION, 2 of 8") || text.hasPrefix("# REGRESSION, 2 of 8"))
      for word in ["regressed", "invalid", "inconclusive", "improved", "added"] {
        #expect(PrintedText.contains(word, in: text))
      }
    }
  }

  private func single(_ metric: Metric, _ value: Double) -> Sample {
    Sample(
      metric: metric.name, process: [0], round: [0], order: [0], iterations: [1], values: [[value]],
      summary: Summary(count: 1, mean: value, median: value))
  }

  @Test("The console form names what was counted, and leaves to the file what only explains it")
  func probedLines() {
    let metrics: [Metric] = [.time, .allocations, .allocatedBytes, .cpuTime]
    let samples = [
      single(.time, 250), single(.allocations, 3), single(.allocatedBytes, 192), single(.cpuTime, 260),
    ]
    let result = BenchmarkResult(id: BenchmarkID(group: "g", name: "counted"), samples: samples)
    let text = wide(RunPage(run([result], metrics: metrics)).document)
    #expect(text.contains("  allocations: 3\n") && text.contains("  allocated-bytes: 192 B\n"), "\(text)")
    #expect(!text.contains("cpu-time:") && !text.contains("absent"))
  }

  @Test("A worker that cannot count allocations is said to be one, and not shown with 0")
  func absentCounts() {
    let result = BenchmarkResult(
      id: BenchmarkID(group: "g", name: "uncounted"), samples: [single(.time, 250), single(.cpuTime, 260)])
    let text = wide(RunPage(run([result], metrics: [.time, .cpuTime])).document)
    #expect(text.contains("Allocations, bytes and live memory are absent: this worker cannot count them."))
    #expect(!text.contains("allocations:"))
  }

  @Test("What a benchmark states about itself is shown, a series of readings by its growth")
  func observedLines() {
    let metrics: [Metric] = [.speedUp, .liveMemory]
    let result = BenchmarkResult(
      id: BenchmarkID(group: "g", name: "observed"), samples: [single(.speedUp, 1.5), single(.liveMemory, 4096)])
    let growth = Estimate(value: 16_000, lower: 15_900, upper: 16_100, confidence: 0.95, replicates: 3)
    let text = wide(RunPage(run([result], metrics: metrics), growths: [result.id: growth]).document)
    #expect(text.contains("  speed-up: 1.5"), "\(text)")
    #expect(text.contains("  growth per 1,000 operations: 15.63 KB (15.53 to 15.72 KB at 95%)"), "\(text)")
    #expect(!text.contains("live-memory"))
  }

  @Test("Rows stand worst first: the largest regression on top, what is new at the end")
  func order() throws {
    let table = try #require(firstTable(of: ComparisonPage(Fixture().comparison).document))
    let verdicts = table.rows.compactMap { $0.last?.runs.first?.text }
    #expect(
      verdicts == ["regressed", "regressed", "invalid", "inconclusive", "improved", "invalid", "added"])
    #expect(table.rows[0][4].text == "+74.4% (+71.0% to +78.0%)")
  }

  @Test("Of many inconclusive rows the worst ten are shown, the others folded, and all of them when asked for")
  func manyUndecided() throws {
    let fixture = Fixture().comparison
    let rows = (0..<25).map { number in
      ComparisonRow(
        id: BenchmarkID(group: "g", name: "n\(number)"), label: nil, metric: .time, statistic: .best,
        evidence: .launches, baseline: Estimate(value: 1, replicates: 3), current: Estimate(value: 1, replicates: 3),
        change: Change(value: Double(number) / 100, lower: -1, upper: 1, confidence: 0.95),
        tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02, toleranceOrigin: "default",
        verdict: number == 0 ? .regressed : .inconclusive, gates: true)
    }
    let comparison = Comparison(
      baseline: fixture.baseline, current: fixture.current, policySource: "p", gate: fixture.gate, rows: rows,
      warnings: [])
    let table = try #require(firstTable(of: ComparisonPage(comparison).document))
    #expect(table.rows.count == 11)
    #expect(table.rows[1][0].runs.map(\.text).joined() == "n24")
    #expect(PrintedText.contains("14 more rows are inconclusive", in: wide(ComparisonPage(comparison).document)))
    let all = try #require(firstTable(of: ComparisonPage(comparison, showAll: true).document))
    #expect(all.rows.count == 25)
  }

  @Test("Percentiles of batches are not printed, those of single operations are")
  func percentiles() {
    func result(iterations: Int) -> BenchmarkResult {
      let summary = Summary(count: 3, mean: 2, median: 2, p95: 77, p99: 88)
      let sample = Sample(
        metric: "time", process: [0], round: [0], order: [0], iterations: [iterations], values: [[1, 2, 3]],
        summary: summary)
      return BenchmarkResult(id: BenchmarkID(group: "g", name: "n"), samples: [sample])
    }
    for page in [report(run([result(iterations: 10)])), RunPage(run([result(iterations: 10)])).document] {
      let text = wide(page)
      #expect(!PrintedText.contains("77.00", in: text) && !PrintedText.contains("88.00", in: text))
    }
    #expect(PrintedText.contains("88.00 ns", in: wide(report(run([result(iterations: 1)])))))
    #expect(PrintedText.contains("P95: 77.00 ns", in: wide(RunPage(run([result(iterations: 1)])).document)))
  }

  @Test("The console form counts iterations, not batches, and gives no count that cannot be computed")
  func iterations() {
    func text(iterations: Int) -> String {
      let sample = Sample(
        metric: "time", process: [0], round: [0], order: [0], iterations: [iterations], values: [[1, 2, 3]],
        summary: Summary(count: 3, mean: 2))
      return wide(RunPage(run([BenchmarkResult(id: BenchmarkID(group: "g", name: "n"), samples: [sample])])).document)
    }
    #expect(PrintedText.contains("n:\n  Iterations: 1,500\n  Mean: 2.00 ns\n", in: text(iterations: 500)))
    #expect(PrintedText.contains("n:\n  Mean: 2.00 ns\n", in: text(iterations: .max)))
  }

  @Test(
    "Changes keep their sign and their size",
    arguments: [
      (0.052, "+5.2%"), (-0.2, "-20.0%"), (0.0014, "+0.14%"), (0, "0.00%"), (12.5, "+1,250%"), (.nan, "NaN"),
      (.infinity, "+∞%"), (-.infinity, "-∞%"),
    ] as [(Double, String)])
  func changes(share: Double, shown: String) throws {
    let row = ComparisonRow(
      id: BenchmarkID(group: "", name: "n"), label: nil, metric: .time, statistic: .mean, evidence: .point,
      baseline: Estimate(value: 1, replicates: 1), current: Estimate(value: .nan, replicates: 1),
      change: Change(value: share, lower: share, upper: share, confidence: 0.99999),
      tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02, toleranceOrigin: "o", verdict: .inconclusive,
      gates: true)
    let fixture = Fixture().comparison
    let comparison = Comparison(
      baseline: fixture.baseline, current: fixture.current, policySource: "p", gate: fixture.gate, rows: [row],
      warnings: [])
    let table = try #require(firstTable(of: ComparisonPage(comparison).document))
    let cells = table.rows[0].map { $0.runs.map(\.text).joined() }
    #expect(cells[4] == "\(shown) (\(shown) to \(shown))")
    #expect(table.columns[4].title.text == "change (99.999% interval)")
  }

  @Test("A change from zero has no share, and says from where")
  func fromZero() throws {
    let row = ComparisonRow(
      id: BenchmarkID(group: "", name: "n"), label: nil, metric: .allocations, statistic: .value, evidence: .exact,
      baseline: Estimate(value: 0, replicates: 1), current: Estimate(value: 12, replicates: 1), change: nil,
      tolerance: Tolerance(relative: 0), toleranceShare: nil, toleranceOrigin: "o", verdict: .regressed, gates: true)
    let fixture = Fixture().comparison
    let comparison = Comparison(
      baseline: fixture.baseline, current: fixture.current, policySource: "p", gate: fixture.gate, rows: [row],
      warnings: [])
    let table = try #require(firstTable(of: ComparisonPage(comparison).document))
    #expect(table.rows[0].map { $0.runs.map(\.text).joined() }.contains("from 0"))
  }

  @Test("Groups whose names only look alike stay apart")
  func groups() {
    let results = ["\u{E9}", "e\u{301}", "\u{E9}"].enumerated().map { index, group in
      BenchmarkResult(
        id: BenchmarkID(group: group, name: "n\(index)"), status: .skipped,
        failure: Failure(kind: .skipped, reason: "not today"))
    }
    let headings = RunPage(run(results)).document.blocks.count { block in
      if case .heading = block { return true }
      return false
    }
    #expect(headings == 2)
  }

  @Test("Of a flood of output only the last lines are shown, and how many were left out")
  func outputFlood() {
    let output = (1...1_000).map { "line \($0)" }.joined(separator: "\r\n")
    let result = BenchmarkResult(
      id: BenchmarkID(group: "g", name: "n"), status: .failed,
      failure: Failure(kind: .outputFlood, reason: "too much", output: output))
    let text = wide(report(run([result])))
    #expect(PrintedText.contains("(980 earlier lines left out)\nline 981\n", in: text))
    #expect(PrintedText.contains("line 1000\n", in: text))
  }
}
