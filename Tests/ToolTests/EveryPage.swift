import BenchComparison
import BenchModel
import BenchRendering
import RunRendering
import StrictJSON

/// Two runs judged, reported, drawn and put into a history, in every form; `.ci/mutate` compiles it, too.
enum EveryPage {
  /// Everything that the tools would print of two runs.
  ///
  /// - Throws: what users would be told instead.
  static func texts(baseline: BenchmarkRun, current: BenchmarkRun) throws -> [String] {
    let comparison = try Judge.compare(
      baseline: .init(run: baseline, file: "base.json", format: "f"),
      current: .init(run: current, file: "new.json", format: "f"), policy: Policy(), policySource: "none",
      sameBytes: false)
    let run = try RunSummarizer.summarised(current, file: "new.json")
    let report = try report(on: run, measured: current, comparison)
    var documents = [
      ComparisonPage(comparison, showAll: true).document, report.document, SummaryPage(report).document,
      RunPage(run, distributions: SampleDistribution.ofTimes(in: current, bins: RunPage.histogramBins)).document,
    ]
    if let id = comparison.rows.first?.id {
      let distributions = SampleDistribution.ofBenchmark(
        id, in: Sides(baseline: baseline, current: current), bins: ExplanationPage.histogramBins)
      documents.append(ExplanationPage(comparison, of: id, distributions: distributions).document)
    }
    if let history = try history(of: [baseline, current]) {
      documents.append(HistoryPage(history, showAll: true).document)
    }
    return documents.flatMap(texts(of:)) + [
      ComparisonCSV(comparison).text, JUnitReport(comparison).text, OpenMetricsText(comparison).text,
      WorkflowAnnotations(comparison).text, BudgetedMarkdown(comparison, limit: BudgetedMarkdown.commentLimit).text,
      String(decoding: try StrictJSONEncoder(layout: .pretty).encode(comparison), as: UTF8.self),
    ]
  }

  private static func texts(of document: Document) -> [String] {
    [
      TerminalDialect(width: 80, colour: false, unicode: true).print(document),
      TerminalDialect(width: 30, colour: true, unicode: false).print(document), MarkdownDialect().print(document),
      HTMLDialect().print(document),
    ] + document.figures.map(\.svg)
  }

  private static func report(
    on run: BenchmarkRun, measured current: BenchmarkRun, _ comparison: Comparison
  ) throws -> ReportPage {
    let objective = Objective(
      name: "o", benchmark: "*", metric: "time", statistic: .mean, bound: .below,
      limit: Quantity(value: 1e6, unit: .nanoseconds))
    let assessments = try ObjectiveAssessor.assess(
      [objective], of: .init(run: current, file: "new.json", format: "f"), betweenLaunchFloor: 0.05)
    let review = try RunReviewer(run: run, comparison: comparison, assessments: assessments, rubric: Rubric())
      .review(rubricSource: "r")
    return ReportPage(
      run: run, comparison: comparison, assessments: assessments, relativeCosts: RelativeCosts.stated(in: run),
      review: review, history: try history(of: [current]),
      origin: ReportPage.Origin(tool: "t", commands: []),
      illustrations: Illustrations(
        times: SampleDistribution.ofMetric(.time, in: current),
        latencies: SampleDistribution.ofMetric(.latency, in: current),
        growths: GrowthEstimate.ofLiveMemory(in: current)))
  }

  /// A history in which the runs follow each other several times, so that there is something to find.
  private static func history(of runs: [BenchmarkRun]) throws -> HistoryReport? {
    var entries: [HistoryEntry] = []
    for day in 0..<24 {
      let date = try Instant("2026-01-\(day < 9 ? "0" : "")\(day + 1)T00:00:00Z")
      let circumstances = HistoryRecorder.Circumstances(source: "x", machine: "m", commit: "c\(day)", date: date)
      if let entry = try? HistoryRecorder.entry(of: runs[day * runs.count / 24], circumstances) {
        entries.append(entry)
      }
    }
    return entries.isEmpty ? nil : try HistoryAnalyst.report(on: HistoryColumns(entries), source: "h", tolerances: [])
  }
}
