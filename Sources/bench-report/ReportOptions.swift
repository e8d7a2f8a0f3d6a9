import CommandLineTool
import ToolFiles

/// What `bench-report` was asked to do.
struct ReportOptions {
  /// The files or the folder of the run.
  let results: [String]
  /// The files or the folder to compare it with, if any.
  let baseline: [String]
  let policy: String?
  let output: String?
  let input: RunInput

  static let baselineOption = OptionDeclaration.value(
    "baseline", short: "b", of: "FILE", isRepeatable: true,
    help: "Judge the results against this run, a file or a folder, and report the changes.")
  static let policyOption = OptionDeclaration.value(
    "policy", of: "FILE", help: "Tolerances and objectives. Default: baselines/policy.json, if there is one.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE",
    help: "Where to write the report, with its pictures in a folder beside it; - for standard output, without them. "
      + "Default: PERFORMANCE_REPORT.md beside RESULTS, and plots.")

  static let syntax = CommandLineSyntax(
    tool: "bench-report",
    summary: """
      Write PERFORMANCE_REPORT.md from results, of bench-run or of any tool that bench-compare reads: verdict, objectives, changes, results, environment and method. \
      The report is no gate: a regression or a missed objective does not change the exit status; use bench-compare.
      """,
    positionals: [
      .init(
        "RESULTS", isRepeatable: true,
        help: "The run to report: a file, several of one run, or a folder; - is standard input.")
    ],
    options: [baselineOption, RunInput.fromOption, policyOption, outputOption],
    exitStatuses: [.passed, .usage, .dataError, .noInput, .cannotCreate, .outputFailed, .configuration],
    examples: [
      .init("bench-report benchmarks/results.json", "Writes benchmarks/PERFORMANCE_REPORT.md."),
      .init("bench-report new.json --baseline old.json -o -", "Prints a report with changes."),
    ])

  init(_ parsed: ParsedArguments) throws(ToolError) {
    results = parsed.positionals
    baseline = parsed.values(of: Self.baselineOption)
    input = RunInput(format: parsed.value(of: RunInput.fromOption))
    policy = parsed.value(of: Self.policyOption)
    output = parsed.value(of: Self.outputOption)
    if (results + baseline).count(where: { $0 == "-" }) > 1 {
      throw ToolError(.usage, "only one file can be standard input; name the others")
    }
  }

  /// Where the report goes: beside the results unless the caller says otherwise.
  var destination: String {
    if let output { return output }
    guard let first = results.first, first != "-", let slash = first.lastIndex(of: "/") else {
      return "PERFORMANCE_REPORT.md"
    }
    return first[...slash] + "PERFORMANCE_REPORT.md"
  }
}
