import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
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
      comparison = try RunComparison.compare(baseline: baseline, current: results, policy: policy)
    }
    let page = ReportPage(
      run: try summarised(results), comparison: comparison, assessments: try RunComparison.assess(policy, on: results),
      relativeCosts: RelativeCosts.stated(in: results.run),
      origin: ReportPage.Origin(tool: "bench-report \(Tool.version)", commands: commands(for: results)),
      illustrations: Illustrations(
        times: SampleDistribution.ofMetric(.time, in: results.run),
        latencies: SampleDistribution.ofMetric(.latency, in: results.run),
        growths: GrowthEstimate.ofLiveMemory(in: results.run)))
    try Output.write(markdown: page.document, to: options.destination)
    return .passed
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
    if let output = options.output { report += ["--output", output] }
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
