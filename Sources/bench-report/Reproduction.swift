import BenchModel
import CommandLineTool
import ToolFiles

/// What to type to get a report again.
struct Reproduction {
  let options: ReportOptions
  let results: RunFile

  /// The commands in their order; the first one makes the results where `bench-run` made them and that can be said.
  var commands: [String] {
    [run, report].compactMap { $0 }.map { $0.map(\.shellWord).joined(separator: " ") }
  }

  /// The call of `bench-run` that made the results.
  ///
  /// What it ran is left to the folder's suite file: no program that a results file names is one to start. Nothing is
  /// said of a session, whose other side no file names.
  private var run: [String]? {
    guard let plan = results.run.plan, results.run.session == nil, options.results.count == 1, results.path != "-"
    else { return nil }
    let times = ["--\(plan.isOfCommands ? "runs" : "launches")", "\(plan.launches)"]
    guard let selection = Self.words(of: plan.selection) else { return nil }
    return ["bench-run"] + selection + (plan.isQuick ? ["--quick"] : []) + times
      + ["--warmup", "\(plan.warmupIterations)", "--seed", "\(plan.seed)", "--output", results.path]
  }

  /// Nil where a text is not what a page would show of it, so that nobody types what he does not see.
  private static func words(of selection: RunPlan.Selection?) -> [String]? {
    guard let selection else { return [] }
    guard (selection.filters + selection.groups).allSatisfy({ $0.printable == $0 }) else { return nil }
    // Attached, since a text may begin as an option does.
    return selection.filters.map { "--filter=\($0)" } + selection.groups.map { "--group=\($0)" }
  }

  private var report: [String] {
    var words = ["bench-report"] + options.results
    for file in options.baseline { words += ["--baseline", file] }
    if let format = options.input.format { words += ["--from", format] }
    if options.input.limit != RunInput.defaultLimit { words += ["--max-input", "\(options.input.limit)"] }
    if let policy = options.policy { words += ["--policy", policy] }
    if let rubric = options.rubric { words += ["--rubric", rubric] }
    if let history = options.history { words += ["--history", history] }
    if let date = options.date { words += ["--date", date.description] }
    for request in options.outputs where !options.isUsualOutput {
      words += ["--format", request.format.rawValue, "--output", request.destination]
    }
    if let summary = options.summary { words += ["--summary", summary] }
    return words
  }
}
