import CommandLineTool

/// What `bench-report` was asked to do.
struct ReportOptions {
  let results: String
  let baseline: String?
  let policy: String?
  let output: String?

  static let baselineOption = OptionDeclaration.value(
    "baseline", short: "b", of: "FILE", help: "Judge the results against this run and report the changes.")
  static let policyOption = OptionDeclaration.value(
    "policy", of: "FILE", help: "Tolerances and objectives. Default: baselines/policy.json, if there is one.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE",
    help: "Where to write the report; - for standard output. Default: PERFORMANCE_REPORT.md beside RESULTS.")

  static let syntax = CommandLineSyntax(
    tool: "bench-report",
    summary: """
      Write PERFORMANCE_REPORT.md from a results file: verdict, objectives, changes, results, environment and method. \
      The report is no gate: a regression or a missed objective does not change the exit status; use bench-compare.
      """,
    positionals: [.init("RESULTS", help: "The run to report; - is standard input.")],
    options: [baselineOption, policyOption, outputOption],
    exitStatuses: [.passed, .usage, .dataError, .noInput, .cannotCreate, .outputFailed, .configuration],
    examples: [
      .init("bench-report benchmarks/results.json", "Writes benchmarks/PERFORMANCE_REPORT.md."),
      .init("bench-report new.json --baseline old.json -o -", "Prints a report with changes."),
    ])

  init(_ parsed: ParsedArguments) throws(ToolError) {
    results = parsed.positionals[0]
    baseline = parsed.value(of: Self.baselineOption)
    policy = parsed.value(of: Self.policyOption)
    output = parsed.value(of: Self.outputOption)
    if results == "-", baseline == "-" {
      throw ToolError(.usage, "only one side can be standard input; name a file for the other")
    }
  }

  /// Where the report goes: beside the results unless the caller says otherwise.
  var destination: String {
    if let output { return output }
    guard results != "-", let slash = results.lastIndex(of: "/") else { return "PERFORMANCE_REPORT.md" }
    return results[...slash] + "PERFORMANCE_REPORT.md"
  }
}
