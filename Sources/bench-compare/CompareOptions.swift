import BenchModel
import CommandLineTool
import ToolFiles

/// What `bench-compare` was asked to do.
struct CompareOptions {
  enum Format: String, CaseIterable {
    case text, markdown, json
  }

  let baseline: String
  let current: String
  let policy: String?
  /// Rules of the command line, which come after those of the policy.
  let tolerances: [ToleranceRule]
  /// The day that acknowledgements are held against.
  let date: CalendarDate?
  /// The benchmark whose verdicts are to be explained.
  let explained: String?
  let format: Format
  let output: String
  let showsAll: Bool
  let quiet: Bool
  let color: ColorChoice
  let inputLimit: Int

  static let policyOption = OptionDeclaration.value(
    "policy", of: "FILE", help: "The rules of the gate. Default: baselines/policy.json, if there is one.")
  static let toleranceOption = OptionDeclaration.value(
    "tolerance", short: "t", of: "[METRIC=]TOLERANCE", isRepeatable: true,
    help: "What may change by how much, for every noisy metric or one: 5%, time=3%|2ns. More specific rules of the "
      + "policy hold against it.")
  static let dateOption = OptionDeclaration.value(
    "date", of: "YYYY-MM-DD",
    help: "The day that acknowledgements are held against. Default: the later of the days on which the runs were made.")
  static let explainOption = OptionDeclaration.value(
    "explain", of: "NAME",
    help: "Print everything behind the verdicts on one benchmark instead: its identity, its label, or a pattern that "
      + "matches no other.")
  static let formatOption = OptionDeclaration.choice(
    "format", among: Format.allCases.map(\.rawValue), help: "How to print the comparison. Default: text.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", help: "Where to write it. Default: standard output.")
  static let allOption = OptionDeclaration.flag("all", help: "Show every row, also those without a change.")
  static let quietOption = OptionDeclaration.flag(
    "quiet", short: "q", help: "Leave out the verdict line on standard error.")
  static let colorOption = OptionDeclaration.choice(
    "color", among: ColorChoice.allCases.map(\.rawValue), help: "Use colour. Default: auto, which heeds NO_COLOR.")
  static let maxInputOption = OptionDeclaration.value(
    "max-input", of: "SIZE", help: "The largest file that is read, such as 2GB. Default: 1GB.")

  static let syntax = CommandLineSyntax(
    tool: "bench-compare",
    summary: """
      Judge a current run against a baseline and gate a merge. Both are results of bench-run or the \
      stress_test_results.json of the Python stress suite, recognised by content; - is standard input. All intervals have one confidence, chosen so that a comparison in \
      which nothing changed fails with a chance of at most 1 %, or what the policy says.
      """,
    positionals: [
      .init("BASELINE", help: "What the current run is judged against."),
      .init("CURRENT", help: "What is judged."),
    ],
    options: [
      policyOption, toleranceOption, dateOption, explainOption, formatOption, outputOption, allOption, quietOption, colorOption, maxInputOption,
    ],
    exitStatuses: [
      .passed, .regressed, .undecided, .incomplete, .usage, .dataError, .noInput, .cannotCreate, .outputFailed,
      .configuration,
    ],
    examples: [
      .init("bench-compare baseline.json current.json", "Judges by the policy of this folder."),
      .init("bench-compare -t 5% -t 'time=3%|2ns' old.json new.json", "Accepts 5 %, and for time 3 % or 2 ns."),
      .init("bench-compare --explain 'sort (size=100)' old.json new.json", "Says why its verdicts are what they are."),
      .init("bench-compare --format json old.json new.json | jq .gate", "The answer, for a script."),
    ])

  init(_ parsed: ParsedArguments) throws(ToolError) {
    baseline = parsed.positionals[0]
    current = parsed.positionals[1]
    if baseline == "-", current == "-" {
      throw ToolError(.usage, "only one side can be standard input; name a file for the other")
    }
    policy = parsed.value(of: Self.policyOption)
    format = parsed.value(of: Self.formatOption).flatMap(Format.init) ?? .text
    explained = parsed.value(of: Self.explainOption)
    if explained != nil, format == .json {
      throw ToolError(.usage, "--explain prints text or Markdown; --format json holds the same figures without it")
    }
    output = parsed.value(of: Self.outputOption) ?? "-"
    showsAll = parsed.has(Self.allOption)
    quiet = parsed.has(Self.quietOption)
    color = parsed.value(of: Self.colorOption).flatMap(ColorChoice.init) ?? .auto
    do throws(NotationError) {
      var rules: [ToleranceRule] = []
      for text in parsed.values(of: Self.toleranceOption) { rules.append(try Self.rule(text)) }
      tolerances = rules
      date = try parsed.value(of: Self.dateOption).map { text throws(NotationError) in try CalendarDate(text) }
      inputLimit = try Self.limit(parsed.value(of: Self.maxInputOption))
    } catch {
      throw ToolError(.usage, error.description)
    }
  }

  private static func rule(_ text: String) throws(NotationError) -> ToleranceRule {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 1 || !parts[0].isEmpty else {
      throw NotationError(text: text, expected: "a tolerance with the metric it is for, such as time=5%")
    }
    return ToleranceRule(
      benchmark: nil, metric: parts.count == 2 ? parts[0] : nil, statistic: nil,
      tolerance: try Tolerance(parts[parts.count - 1]), origin: "--tolerance \(text)")
  }

  private static func limit(_ text: String?) throws(NotationError) -> Int {
    guard let text else { return RunFile.defaultLimit }
    let quantity = try Quantity(text)
    guard [.bytes, .count].contains(quantity.unit), quantity.value >= 1, quantity.value < 1e15 else {
      throw NotationError(text: text, expected: "a size, such as 2GB")
    }
    return Int(quantity.value)
  }
}
