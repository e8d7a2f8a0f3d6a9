import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import ToolFiles

/// One call of `bench-report`, from a results file to a report.
struct ReportCommand {
  let options: ReportOptions

  func run() throws(ToolError) -> ExitStatus {
    let results = try RunFile.load(options.results)
    let policy = try PolicySource.load(options.policy)
    var comparison: Comparison?
    if let path = options.baseline {
      comparison = try RunComparison.compare(baseline: RunFile.load(path), current: results, policy: policy)
    }
    let page = ReportPage(
      run: try summarised(results), comparison: comparison, assessments: try RunComparison.assess(policy, on: results),
      origin: ReportPage.Origin(tool: "bench-report \(Tool.version)", commands: commands))
    try Output.write(Array(MarkdownDialect().print(page.document).utf8), to: options.destination)
    return .passed
  }

  private func summarised(_ file: RunFile) throws(ToolError) -> BenchmarkRun {
    do throws(ComparisonError) {
      return try RunSummarizer.summarised(file.run, file: file.path)
    } catch {
      throw ToolError(.dataError, error.description)
    }
  }

  private var commands: [String] {
    let baseline = options.baseline.map { " --baseline \($0)" } ?? ""
    return ["bench-run --output \(options.results)", "bench-report \(options.results)\(baseline)"]
  }
}
