import BenchComparison
import BenchModel
import CommandLineTool
import ToolFiles

/// What `bench-compare --history` was asked to do.
struct HistoryOptions {
  let path: String
  /// The run to record; without one, the history is searched or folded.
  let record: String?
  /// How many of the newest runs keep their lines when the older ones are folded; nil where none are.
  let compact: Int?
  let commit: String?
  let date: Instant?
  let machine: String?
  /// What the comparison of the recorded run answered, where the user says it.
  let verdict: Gate.Outcome?
  let policy: String?
  let tolerances: [ToleranceRule]
  let falseAlarms: Double
  let failWithin: Int?
  /// What is written, and where.
  let outputs: [OutputRequests.Request<HistoryFormat>]
  let showsAll: Bool
  let quiet: Bool
  let color: ColorChoice
  let input: RunInput

  static let recordOption = OptionDeclaration.value(
    "record", of: "RUN", help: "Add this run to the history, once, and end; the history is made if there is none.")
  static let compactOption = OptionDeclaration.value(
    "compact", of: "COUNT",
    help: "Fold runs older than the newest COUNT of their machine and suite into few lines, and end; what is found in "
      + "the history stays the same.")
  static let commitOption = OptionDeclaration.value(
    "commit", of: "NAME", help: "The measured commit. Default: what the run says.")
  static let dateOption = OptionDeclaration.value(
    "date", of: "MOMENT",
    help: "When the run began. Default: what the run says.")
  static let machineOption = OptionDeclaration.value(
    "machine", of: "KEY",
    help: "The machine; runs of two machines are never one series. Default: from "
      + "the run's environment, as bench-run --machine prints it.")
  static let judgedOption = OptionDeclaration.value(
    "judged", of: "STATUS",
    help:
      "The exit status of the run's comparison; 1 or 4 is no part of a baseline.")
  static let falseAlarmsOption = OptionDeclaration.value(
    "false-alarms", of: "SHARE",
    help: "The chance that anything is shown where nothing changed, over all series together. Default: 5%.")
  static let failWithinOption = OptionDeclaration.value(
    "fail-within", of: "COUNT",
    help: "End with status 1 if a series became worse in so many of its newest runs. Default: a change is no failure.")
  static let formatOption = OptionDeclaration.choice(
    "format", among: HistoryFormat.allCases.map(\.rawValue), isRepeatable: true,
    help: "The form of the n-th output; one without an output goes to standard output. Default: what the output's "
      + "name tells (\(HistoryFormat.endings)), or text.")
  static let allOption = OptionDeclaration.flag("all", help: "Show every series, also those without a change.")

  static let syntax = CommandLineSyntax(
    tool: "bench-compare --history",
    summary: """
      Find the runs of a history at which a benchmark changed its level, in steps or bit by bit, or add a run to it. \
      A change counts from the tolerance of its benchmark on.
      """,
    positionals: [
      .init("FILE", isOptional: true, help: "The history, a line a run. Default: \(HistoryLog.usualPath).")
    ],
    groups: [
      OptionGroup("What to do", [CompareOptions.historyOption, recordOption, compactOption]),
      OptionGroup("With --record", [commitOption, dateOption, machineOption, judgedOption, RunInput.fromOption]),
      OptionGroup(
        "What counts as a change",
        [falseAlarmsOption, failWithinOption, CompareOptions.policyOption, CompareOptions.toleranceOption]),
      OptionGroup(
        "What to show and where",
        [
          CompareOptions.outputOption, formatOption, allOption, CompareOptions.quietOption, ColorChoice.option,
          RunInput.maxInputOption,
        ]),
    ],
    exitStatuses: [
      .passed, .regressed, .incomplete, .usage, .dataError, .noInput, .cannotCreate, .outputFailed, .configuration,
    ],
    examples: [
      .init("bench-compare --history --record new.json --commit \"$(git rev-parse HEAD)\"", "Adds a run."),
      .init("bench-compare --history --fail-within 5 -q", "Fails if one of the newest five runs made it worse."),
    ])

  init(_ parsed: ParsedArguments) throws(ToolError) {
    path = parsed.positionals.first ?? HistoryLog.usualPath
    record = parsed.value(of: Self.recordOption)
    compact = try Self.count(of: Self.compactOption, parsed)
    commit = parsed.value(of: Self.commitOption)
    machine = parsed.value(of: Self.machineOption)
    verdict = try Self.verdict(parsed)
    policy = parsed.value(of: CompareOptions.policyOption)
    outputs = try OutputRequests.requests(
      formats: parsed.values(of: Self.formatOption).compactMap { HistoryFormat(rawValue: $0) },
      destinations: parsed.values(of: CompareOptions.outputOption), usual: .page(.text))
    showsAll = parsed.has(Self.allOption)
    quiet = parsed.has(CompareOptions.quietOption)
    color = ColorChoice(parsed)
    do throws(NotationError) {
      date = try parsed.value(of: Self.dateOption).map { text throws(NotationError) in try Instant(text) }
      var rules: [ToleranceRule] = []
      for text in parsed.values(of: CompareOptions.toleranceOption) { rules.append(try CompareOptions.rule(text)) }
      tolerances = rules
      falseAlarms = try Self.share(parsed.value(of: Self.falseAlarmsOption))
    } catch {
      throw ToolError(.usage, error.description)
    }
    input = try RunInput(parsed)
    failWithin = try Self.count(of: Self.failWithinOption, parsed)
    try checkTogether(parsed)
  }

  /// An option that would have no effect is a misunderstanding.
  private func checkTogether(_ parsed: ParsedArguments) throws(ToolError) {
    let recording = [RunInput.fromOption, Self.commitOption, Self.dateOption, Self.machineOption, Self.judgedOption]
    let searching = [
      Self.falseAlarmsOption, Self.failWithinOption, CompareOptions.policyOption, CompareOptions.toleranceOption,
      Self.formatOption, CompareOptions.outputOption, Self.allOption,
    ]
    if record == nil, let stray = recording.first(where: parsed.has) {
      throw ToolError(.usage, "option '--\(stray.name)' is for --record RUN")
    }
    if record != nil, compact != nil { throw ToolError(.usage, "add the run first, and then --compact the history") }
    if record != nil, let stray = searching.first(where: parsed.has) {
      throw ToolError(.usage, "option '--\(stray.name)' has no effect with --record, which adds a run and ends")
    }
    if record != nil, path == "-" { throw ToolError(.usage, "a run is added to a file, not to standard output") }
    if compact != nil, let stray = searching.first(where: parsed.has) {
      throw ToolError(.usage, "option '--\(stray.name)' has no effect with --compact, which folds runs and ends")
    }
    if compact != nil, path == "-" { throw ToolError(.usage, "runs are folded in a file, not in standard input") }
  }

  /// The outcome that ends with this status.
  private static func verdict(_ parsed: ParsedArguments) throws(ToolError) -> Gate.Outcome? {
    let outcomes: [Gate.Outcome] = [.pass, .regression, .undecided, .incomplete]
    return try rethrowing(
      try parsed.value(of: judgedOption, expecting: "the exit status of a comparison: 0, 1, 3 or 4") { text in
        outcomes.first { "\(ExitStatus($0).code)" == text }
      }
    ) { (error: UsageError) in ToolError(error) }
  }

  private static func count(of option: OptionDeclaration, _ parsed: ParsedArguments) throws(ToolError) -> Int? {
    try rethrowing(
      try parsed.value(of: option, expecting: "a whole number above 0") { Int($0).flatMap { $0 > 0 ? $0 : nil } }
    ) { (error: UsageError) in ToolError(error) }
  }

  private static func share(_ text: String?) throws(NotationError) -> Double {
    guard let text else { return HistoryAnalyst.usualRate }
    let share = try Tolerance.share(text)
    guard share > 0, share < 1 else {
      throw NotationError(text: text, expected: "a percentage above 0% and below 100%, such as 5%")
    }
    return share
  }
}
