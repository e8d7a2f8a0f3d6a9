import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import Glibc
import RunRendering
import ToolFiles

/// One call of `bench-report`, from a results file to a report.
struct ReportCommand {
  let options: ReportOptions

  func run() throws(ToolError) -> ExitStatus {
    try OutputCheck.check(
      outputs: options.outputs.map(\.destination) + [options.summary, options.console].compactMap { $0 },
      inputs: options.results + options.baseline + [
        options.policy ?? PolicySource.usualPath, options.rubric ?? RubricSource.usualPath,
        options.history ?? HistoryLog.usualPath,
      ])
    let results = try RunFile.load(options.results, options.input)
    say(results.warnings)
    let policy = try PolicySource.load(options.policy)
    say(policy.policy.warnings)
    var comparison: Comparison?
    var counts: [BenchmarkID: CountDetail] = [:]
    if !options.baseline.isEmpty {
      let baseline = try RunFile.load(options.baseline, options.input)
      let compared = try RunComparison.compare(
        baseline: baseline, current: results, policy: policy, date: options.date,
        threads: ProcessSurroundings.processors)
      counts = CountDetail.ofRegressed(compared, in: Sides(baseline: baseline.run, current: results.run))
      comparison = compared
    }
    let run = try summarised(results)
    let assessments =
      if let comparison { comparison.assessments } else { try RunComparison.assess(policy, on: results) }
    let rubric = try RubricSource.load(options.rubric)
    let review = try review(run, comparison, assessments, rubric)
    let page = ReportPage(
      run: run, comparison: comparison, assessments: assessments, relativeCosts: RelativeCosts.stated(in: run),
      review: review,
      history: try ReportHistory(path: options.history, run: run, limit: options.input.limit)
        .report(policy: policy.policy),
      origin: ReportPage.Origin(
        tool: "bench-report \(Tool.version)", commands: Reproduction(options: options, results: results).commands,
        writtenAt: writtenAt),
      illustrations: Illustrations(
        times: SampleDistribution.ofMetric(.time, in: results.run),
        latencies: SampleDistribution.ofMetric(.latency, in: results.run),
        growths: GrowthEstimate.ofLiveMemory(in: results.run)), counts: counts)
    let name = review.summary == nil ? nil : rubric.rubric.summaryFile
    let summary = options.summaryDestination(usualName: name).map { destination in
      (SummaryPage(page).document, OutputRequests.Request(format: PageFormat.markdown, destination: destination))
    }
    // A terminal cannot unfold anything.
    let console = options.console.map { destination in
      (Self.console(run), OutputRequests.Request(format: PageFormat.text, destination: destination))
    }
    let outputs =
      options.outputs.map { (page.document(unfolded: $0.format == .text), $0) } + [summary, console].compactMap { $0 }
    try OutputRequests.writeAll(outputs) { output throws(ToolError) in try write(output.0, output.1) }
    return .passed
  }

  /// The run as `bench-run` shows it at its end.
  private static func console(_ run: BenchmarkRun) -> Document {
    RunPage(
      run, relativeCosts: RelativeCosts.stated(in: run), growths: GrowthEstimate.ofLiveMemory(in: run),
      distributions: SampleDistribution.ofTimes(in: run, bins: RunPage.histogramBins)
    ).document
  }

  private func review(
    _ run: BenchmarkRun, _ comparison: Comparison?, _ assessments: [Assessment], _ rubric: RubricSource
  ) throws(ToolError) -> RunReview {
    let reviewer = RunReviewer(
      run: run, comparison: comparison, assessments: assessments, rubric: rubric.rubric)
    do throws(ComparisonError) {
      return try reviewer.review(rubricSource: rubric.description)
    } catch {
      throw ToolError(error)
    }
  }

  private func write(
    _ page: Document, _ request: OutputRequests.Request<PageFormat>
  ) throws(ToolError) {
    let destination = request.destination
    // Only Markdown has its pictures beside it.
    if request.format == .markdown { return try Output.write(markdown: page, to: destination) }
    let environment = ProcessSurroundings.environment()
    try Output.write(
      request.format.bytes(of: page, for: destination, environment: environment, color: .auto), to: destination)
  }

  /// Says on standard error what a reader ought to know of an input.
  private func say(_ warnings: [String]) {
    for warning in warnings {
      // The report is whole without them; who closed standard error does not want them.
      try? StandardStream.error.write("bench-report: \(warning.printable)\n")
    }
  }

  /// The moment, where the user wants to have it said.
  private var writtenAt: String? {
    options.isTimed ? Timestamp.text(secondsSinceEpoch: time(nil)) : nil
  }

  private func summarised(_ file: RunFile) throws(ToolError) -> BenchmarkRun {
    try rethrowing(try RunSummarizer.summarised(file.run, file: file.path)) { (error: ComparisonError) in
      ToolError(.dataError, error.description)
    }
  }
}
