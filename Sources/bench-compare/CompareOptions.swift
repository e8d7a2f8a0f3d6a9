import BenchComparison
import BenchModel
import CommandLineTool
import ToolFiles

/// What `bench-compare` was asked to do.
struct CompareOptions {
  /// What is judged, and against what.
  let baseline: BaselineChoice
  let current: [String]
  /// What is done with the baseline afterwards; nil for nothing.
  let update: BaselineUpdate?
  /// The files of one run whose benchmarks are compared with each other, and what with what.
  let within: [String]
  let pairs: [Rename]
  /// What is compared of all that the runs have.
  let choice: BenchmarkChoice
  /// Whether the n-th files of both sides ran together.
  let isPaired: Bool
  let policy: String?
  /// Rules of the command line, which come after those of the policy.
  let tolerances: [ToleranceRule]
  /// The day that acknowledgements are held against.
  let date: CalendarDate?
  /// Whether the commands are wanted that measure again what regressed.
  let printsRerun: Bool
  /// What they measured: the files of each side; empty without.
  let again: Sides<[String]>
  /// The benchmark whose verdicts are to be explained.
  let explained: String?
  /// What is written, and where.
  let outputs: [OutputRequests.Request<ComparisonFormat>]
  let showsAll: Bool
  let quiet: Bool
  let color: ColorChoice
  let input: RunInput

  static let historyOption = OptionDeclaration.flag(
    "history", help: "Judge a history instead: see --history --help.")
  static let baselineOption = OptionDeclaration.list(
    "baseline", short: "b", of: "FILE", help: "The files or the folder of the baseline.")
  static let currentOption = OptionDeclaration.list(
    "current", short: "c", of: "FILE", help: "The files or the folder of the current run.")
  static let pairedOption = OptionDeclaration.flag(
    "paired", help: "The n-th files of both sides ran together.")
  static let withinOption = OptionDeclaration.list(
    "within", of: "FILE", help: "Compare benchmarks of one run with each other instead: which ones, --pair says.")
  static let pairOption = OptionDeclaration.list(
    "pair", of: "OLD NEW",
    help:
      "With --within: the benchmark OLD is the baseline of NEW. Where both hold *, every benchmark that OLD matches "
      + "is the baseline of the one with the same text in NEW: 'parse (size=*, impl=old)' 'parse (size=*, impl=new)'.")
  static let filterOption = OptionDeclaration.value(
    "filter", of: "TEXT", isRepeatable: true,
    help: "Compare only benchmarks with TEXT in their name, or whose whole name is like it, with * and ?.")
  static let metricOption = OptionDeclaration.value(
    "metric", of: "NAME", isRepeatable: true, help: "Compare only this metric of each benchmark.")
  static let policyOption = OptionDeclaration.value(
    "policy", of: "FILE", help: "The rules of the gate. Default: baselines/policy.json, if there is one.")
  static let toleranceOption = OptionDeclaration.value(
    "tolerance", short: "t", of: "[METRIC=]TOLERANCE", isRepeatable: true,
    help: "What may change by how much, for every metric or one: 5%, time=3%|2ns. More specific rules of the "
      + "policy hold against it.")
  static let explainOption = OptionDeclaration.value(
    "explain", of: "NAME",
    help:
      "Explain the verdicts on one benchmark: its identity, label, name, or a pattern that no other matches.")
  static let rerunOption = OptionDeclaration.optionalList(
    "rerun", of: "FILE",
    help:
      "Print the commands that measure again what regressed. With the two files that they give, judge by both pairs.")
  static let formatOption = OptionDeclaration.choice(
    "format", among: ComparisonFormat.allCases.map(\.rawValue), isRepeatable: true,
    help: "The form of the n-th output; one without an output goes to standard output, step-summary to the file "
      + "that GITHUB_STEP_SUMMARY names. Default: what the output's name tells (\(ComparisonFormat.endings)), or text.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", isRepeatable: true,
    help: "Where to write; all outputs are written before a failing exit. Default: standard output.")
  static let allOption = OptionDeclaration.flag(
    "all", help: "Show every row, also those without a change.")
  static let quietOption = OptionDeclaration.flag(
    "quiet", short: "q", help: "Leave out the verdict line on standard error.")

  init(_ parsed: ParsedArguments) throws(ToolError) {
    within = parsed.values(of: Self.withinOption)
    pairs = try Self.pairs(parsed)
    if let sides = try BaselineChoice.sides(parsed) {
      (baseline, current, again) = (sides.baseline, sides.current, Sides(baseline: [], current: []))
    } else {
      let (sides, second) = try Self.pairsOfSides(parsed)
      (baseline, current, again) = (.files(sides.baseline), sides.current, second)
    }
    printsRerun = parsed.has(Self.rerunOption) && again.current.isEmpty
    update = try BaselineUpdate(parsed)
    choice = BenchmarkChoice(
      benchmarks: parsed.values(of: Self.filterOption), metrics: parsed.values(of: Self.metricOption))
    if (baseline.inputs + current + again.baseline + again.current).count(where: { $0 == "-" }) > 1 {
      throw ToolError(.usage, "only one file can be standard input; name the others")
    }
    isPaired = parsed.has(Self.pairedOption)
    policy = parsed.value(of: Self.policyOption)
    outputs = try OutputRequests.requests(
      formats: parsed.values(of: Self.formatOption).compactMap { ComparisonFormat(rawValue: $0) },
      destinations: parsed.values(of: Self.outputOption), usual: .page(.text),
      sharing: [.export(.github), .export(.stepSummary)])
    explained = parsed.value(of: Self.explainOption)
    if explained != nil, outputs.contains(where: { !$0.format.isPage }) {
      throw ToolError(
        .usage, "--explain prints text, Markdown or HTML; --format json holds the same figures without it")
    }
    showsAll = parsed.has(Self.allOption)
    quiet = parsed.has(Self.quietOption)
    color = ColorChoice(parsed)
    input = try RunInput(parsed)
    date = try AcknowledgementDate.day(parsed)
    do throws(NotationError) {
      var rules: [ToleranceRule] = []
      for text in parsed.values(of: Self.toleranceOption) { rules.append(try Self.rule(text)) }
      tolerances = rules
    } catch {
      throw ToolError(.usage, error.description)
    }
  }

  /// What is compared with what within one run.
  private static func pairs(_ parsed: ParsedArguments) throws(ToolError) -> [Rename] {
    let (names, isWithin) = (parsed.values(of: pairOption), parsed.has(withinOption))
    if !isWithin {
      if names.isEmpty { return [] }
      throw ToolError(.usage, "--pair is for --within FILE…, whose benchmarks it compares with each other")
    }
    if !parsed.positionals.isEmpty || [baselineOption, currentOption, pairedOption].contains(where: parsed.has) {
      throw ToolError(.usage, "--within compares benchmarks of one run: give its files there, and no other side")
    }
    guard !names.isEmpty, names.count.isMultiple(of: 2) else {
      throw ToolError(.usage, "name what is compared with what: --pair OLD NEW")
    }
    return try rethrowing(
      try stride(from: 0, to: names.count, by: 2).map { place throws(NotationError) in
        try Rename(from: names[place], to: names[place + 1], origin: "--pair")
      }
    ) { (error: NotationError) in ToolError(.usage, error.description) }
  }

  static func rule(_ text: String) throws(NotationError) -> ToleranceRule {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 1 || !parts[0].isEmpty else {
      throw NotationError(text: text, expected: "a tolerance with the metric it is for, such as time=5%")
    }
    let tolerance = try Tolerance(parts[parts.count - 1])
    // "5" would be five of whatever is counted, and is nearly always meant as a share.
    if parts.count == 1, tolerance.relative == 0, let floor = tolerance.floor, floor.unit == .count, floor.value > 0 {
      throw NotationError(text: text, expected: "a share, such as 5%; a count needs its metric, as in allocations=5")
    }
    return ToleranceRule(
      benchmark: nil, metric: parts.count == 2 ? parts[0] : nil, statistic: nil, tolerance: tolerance,
      origin: "--tolerance \(text)")
  }
}
