import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import Glibc
import ToolFiles

/// One call of `bench-report`, from a results file to a report.
struct ReportCommand {
  let options: ReportOptions

  func run() throws(ToolError) -> ExitStatus {
    let results = try RunFile.load(options.results, options.input)
    for warning in results.warnings {
      // The report is whole without them; who closed standard error does not want them.
      try? StandardStream.error.write("bench-report: \(warning.printable)\n")
    }
    let policy = try PolicySource.load(options.policy)
    var comparison: Comparison?
    if !options.baseline.isEmpty {
      let baseline = try RunFile.load(options.baseline, options.input)
      comparison = try RunComparison.compare(baseline: baseline, current: results, policy: policy, date: options.date)
    }
    let run = try summarised(results)
    let assessments =
      if let comparison { comparison.assessments } else { try RunComparison.assess(policy, on: results) }
    let rubric = try RubricSource.load(options.rubric)
    let review = RunReviewer(run: run, comparison: comparison, assessments: assessments, rubric: rubric.rubric)
      .review(rubricSource: rubric.description)
    let page = ReportPage(
      run: run, comparison: comparison, assessments: assessments, relativeCosts: RelativeCosts.stated(in: run),
      review: review,
      history: try ReportHistory(path: options.history, run: run, limit: options.input.limit)
        .report(policy: policy.policy),
      origin: ReportPage.Origin(
        tool: "bench-report \(Tool.version)", commands: commands(for: results), writtenAt: writtenAt),
      illustrations: Illustrations(
        times: SampleDistribution.ofMetric(.time, in: results.run),
        latencies: SampleDistribution.ofMetric(.latency, in: results.run),
        growths: GrowthEstimate.ofLiveMemory(in: results.run)))
    try OutputRequests.writeAll(options.outputs) { request throws(ToolError) in try write(page.document, request) }
    if let destination = options.summaryDestination(isStressSuite: review.suite != nil) {
      try Output.write(markdown: SuiteSummaryPage(page).document, to: destination)
    }
    return .passed
  }

  private func write(
    _ page: Document, _ request: OutputRequests.Request<PageFormat>
  ) throws(ToolError) {
    switch request.format {
    case .markdown, .json: try Output.write(markdown: page, to: request.destination)
    case .html: try Output.write(Array(HTMLDialect().print(page).utf8), to: request.destination)
    case .text:
      let dialect = TerminalDialect(
        for: request.destination, environment: ProcessSurroundings.environment(), color: .auto)
      try Output.write(Array(dialect.print(page).utf8), to: request.destination)
    }
  }

  /// The moment, where the user wants to have it said.
  private var writtenAt: String? {
    options.isTimed ? Timestamp.text(secondsSinceEpoch: time(nil)) : nil
  }

  private func summarised(_ file: RunFile) throws(ToolError) -> BenchmarkRun {
    do throws(ComparisonError) {
      return try RunSummarizer.summarised(file.run, file: file.path)
    } catch {
      throw ToolError(.dataError, error.description)
    }
  }

  /// What to type to get the report again, and the results where `bench-run` made them.
  private func commands(for results: RunFile) -> [String] {
    var report = ["bench-report"] + options.results
    for file in options.baseline { report += ["--baseline", file] }
    if let format = options.input.format { report += ["--from", format] }
    if let policy = options.policy { report += ["--policy", policy] }
    if let rubric = options.rubric { report += ["--rubric", rubric] }
    if let history = options.history { report += ["--history", history] }
    if let date = options.date { report += ["--date", date.description] }
    for request in options.outputs where !options.isUsualOutput {
      report += ["--format", request.format.rawValue, "--output", request.destination]
    }
    if let summary = options.summary { report += ["--summary", summary] }
    var commands = [report]
    if let plan = results.run.plan, options.results.count == 1, results.path != "-" {
      let run = ["bench-run", "--launches", "\(plan.launches)", "--warmup", "\(plan.warmupIterations)"]
      commands.insert(run + ["--seed", "\(plan.seed)", "--output", results.path], at: 0)
    }
    return commands.map { $0.map(\.shellWord).joined(separator: " ") }
  }
}

extension String {
  /// The text as one word of a POSIX shell.
  fileprivate var shellWord: String {
    let plain = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "="): true
      default: false
      }
    }
    if plain, !isEmpty { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
