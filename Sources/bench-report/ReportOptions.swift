import BenchModel
import CommandLineTool
import ToolFiles

/// What `bench-report` was asked to do.
struct ReportOptions {
  /// The files or the folder of the run.
  let results: [String]
  /// The files or the folder to compare it with, if any.
  let baseline: [String]
  let policy: String?
  /// How the run is graded.
  let rubric: String?
  /// The history whose trend is shown, if one is named.
  let history: String?
  /// The day that acknowledgements are held against.
  let date: CalendarDate?
  /// Whether the report says when it was written.
  let isTimed: Bool
  /// Where the report is to go and in which form, if the user says so.
  let outputs: [OutputRequests.Request<PageFormat>]
  /// Where the summary is to go, if the user says so.
  let summary: String?
  /// Where the console form of the run is to go, if it is wanted.
  let console: String?
  let input: RunInput

  static let baselineOption = OptionDeclaration.value(
    "baseline", short: "b", of: "FILE", isRepeatable: true,
    help: "Judge the results against this run, a file or a folder, and report the changes.")
  static let policyOption = OptionDeclaration.value(
    "policy", of: "FILE", help: "Tolerances and objectives. Default: baselines/policy.json, if there is one.")
  static let rubricOption = OptionDeclaration.value(
    "rubric", of: "FILE", help: "How the run is graded. Default: baselines/rubric.json, if there is one.")
  static let historyOption = OptionDeclaration.value(
    "history", of: "FILE",
    help:
      "The history whose trend is shown, of this suite and machine. Default: baselines/history.jsonl, if there is one.")
  static let timestampOption = OptionDeclaration.flag(
    "timestamp", help: "Say when the report was written. Without it, the same input gives the same bytes.")
  static let summaryOption = OptionDeclaration.value(
    "summary", of: "FILE",
    help: "Where to write the summary; - for standard output. Default: what the rubric calls it, beside the "
      + "report of a run that its summary is for, and none where the report is printed.")
  static let consoleOption = OptionDeclaration.value(
    "console", of: "FILE", help: "Write the run in the console form, too, as bench-run shows it at its end.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", isRepeatable: true,
    help: "Where to write the report; of Markdown with its pictures in a folder beside it; - for standard output, "
      + "without them. Default: PERFORMANCE_REPORT.md beside RESULTS, and plots.")
  static let formatOption = OptionDeclaration.choice(
    "format", among: PageFormat.allCases.map(\.rawValue), isRepeatable: true,
    help: "The form of the n-th output; one without an output goes to standard output. Default: what the output's "
      + "name tells (\(PageFormat.endings)), or markdown.")

  static let syntax = CommandLineSyntax(
    tool: "bench-report",
    summary: """
      Write PERFORMANCE_REPORT.md from results, of bench-run or of any tool that bench-compare reads: verdict, grade, \
      objectives, health, changes, results, bottlenecks, environment and method; and a summary, of the \
      figures that the rubric puts first. \
      The report is no gate: a regression or a missed objective does not change the exit status; use bench-compare.
      """,
    positionals: [
      .init(
        "RESULTS", isRepeatable: true,
        help: "The run to report: a file, several of one run, or a folder; - is standard input.")
    ],
    groups: [
      OptionGroup("What to report", [baselineOption, policyOption, rubricOption, historyOption]),
      OptionGroup("Where to write", [outputOption, formatOption, summaryOption, consoleOption, timestampOption]),
    ],
    topics: [RunInput.topic(also: [AcknowledgementDate.option])],
    exitStatuses: [.passed, .usage, .dataError, .noInput, .cannotCreate, .outputFailed, .configuration],
    examples: [
      .init("bench-report benchmarks/results.json", "Writes benchmarks/PERFORMANCE_REPORT.md."),
      .init("bench-report new.json --baseline old.json -o -", "Prints a report with changes."),
    ])

  init(_ parsed: ParsedArguments) throws(ToolError) {
    results = parsed.positionals
    baseline = parsed.values(of: Self.baselineOption)
    input = try RunInput(parsed)
    policy = parsed.value(of: Self.policyOption)
    rubric = parsed.value(of: Self.rubricOption)
    history = parsed.value(of: Self.historyOption)
    isTimed = parsed.has(Self.timestampOption)
    outputs = try Self.outputs(parsed)
    summary = parsed.value(of: Self.summaryOption)
    console = parsed.value(of: Self.consoleOption)
    date = try AcknowledgementDate.day(parsed)
    if (outputs.map(\.destination) + [summary, console]).count(where: { $0 == "-" }) > 1 {
      throw ToolError(
        .usage, "only one of --output, --summary and --console can be standard output; name a file for the others")
    }
    if (results + baseline).count(where: { $0 == "-" }) > 1 {
      throw ToolError(.usage, "only one file can be standard input; name the others")
    }
  }

  private static func outputs(
    _ parsed: ParsedArguments
  ) throws(ToolError) -> [OutputRequests.Request<PageFormat>] {
    let formats = parsed.values(of: formatOption).compactMap { PageFormat(rawValue: $0) }
    let destinations = parsed.values(of: outputOption)
    if formats.isEmpty, destinations.isEmpty {
      let folder = parsed.positionals.first.map { $0 == "-" ? "" : Self.folder(of: $0) } ?? ""
      return [.init(format: .markdown, destination: folder + usualName)]
    }
    if let json = destinations.first(where: { $0.lowercased().hasSuffix(".json") }) {
      throw ToolError(.usage, "\(json): a report is no JSON; bench-compare --format json has the comparison's figures")
    }
    return try OutputRequests.requests(formats: formats, destinations: destinations, usual: .markdown)
  }

  /// Whether the report goes where it usually does.
  var isUsualOutput: Bool { outputs.map(\.destination) == [Self.folder(of: results.first ?? "") + Self.usualName] }

  private static let usualName = "PERFORMANCE_REPORT.md"

  /// Where the summary goes: beside the report, if it has a usual name, unless the caller says otherwise; nil for
  /// nowhere.
  func summaryDestination(usualName: String?) -> String? {
    if let summary { return summary }
    guard let usualName, let page = outputs.map(\.destination).first(where: { $0 != "-" }) else { return nil }
    return Self.folder(of: page) + usualName
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
