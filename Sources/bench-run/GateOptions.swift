import BenchModel
import CommandLineTool
import ToolFiles

/// What `bench-run gate` was asked to do.
struct GateOptions {
  /// The commit that the user names as the base, if one is named.
  let base: String?
  /// How long rounds are begun.
  let budgetNanoseconds: Double
  /// Where builds of bases are kept; nil for nowhere.
  let cacheFolder: String?
  /// Whether a change that has no base yet passes where its benchmarks run.
  let allowsNoBase: Bool
  /// Whether a program that is the same on both sides is measured all the same.
  let measuresEqual: Bool
  /// The folder that the files go to, if the user names one.
  let outputFolder: String?
  /// Which part of the suite is judged; nil for all of it.
  let shard: ShardChoice?
  let plan: RunPlan
  let filters: [String]
  let groups: [String]
  /// How instructions are counted, if the user says so.
  let counting: CountOptions?
  let quiet: Bool
  let color: ColorChoice

  static let baseOption = OptionDeclaration.value(
    "base", of: "REF",
    help: "Measure against this commit. Default: where the change left the branch that the build server says it goes "
      + "to, or else the default branch; on that branch itself the first parent.")
  static let budgetOption = OptionDeclaration.value(
    SessionOptions.budgetOption.name, of: "TIME",
    help: "Begin no further round after this time of measuring, such as 60s. Default: 180s.")
  static let roundsOption = OptionDeclaration.value(
    SessionOptions.roundsOption.name, of: "N",
    help: "The most rounds of a benchmark. Default: \(SessionOptions.roundsUntilDecided).")
  static let pairsOption = OptionDeclaration.value(
    SessionOptions.pairsOption.name, of: "N",
    help: "Pairs of batches in a round, one batch a side. Default: \(SessionOptions.usualPairs).")
  static let cacheFolderOption = OptionDeclaration.value(
    "cache-dir", of: "DIR",
    help: "Keep builds of bases there. Default: BENCH_CACHE where it is set, or .bench/builds.")
  static let noCacheOption = OptionDeclaration.flag(
    "no-cache", help: "Build the base anew, and keep no build of it.")
  static let allowNoBaseOption = OptionDeclaration.flag(
    "allow-no-base",
    help: "Pass a change that has no base yet, as the first commit or the one that adds benchmarks/bench.json, if its "
      + "benchmarks run and its objectives are not missed.")
  static let measureEqualOption = OptionDeclaration.flag(
    "measure-equal", help: "Measure a program that is the same on both sides, too, instead of passing it.")
  static let outputFolderOption = OptionDeclaration.value(
    SessionOptions.outputFolderOption.name, of: "DIR", help: "Where the files go. Default: .bench.")
  static let quietOption = OptionDeclaration.flag(
    RunOptions.quietOption.name, short: "q", help: "Print no page and no progress, and one line at the end.")

  static let cacheVariable = "BENCH_CACHE"
  static let usualCacheFolder = "\(SessionOptions.usualFolder)/builds"
  /// In three minutes a suite of some fifty benchmarks is decided at 5 %.
  private static let usualBudget = 180e9

  init(_ parsed: ParsedArguments, environment: [String: String]) throws(ToolError) {
    base = parsed.value(of: Self.baseOption)
    budgetNanoseconds = try SessionOptions.time(SessionOptions.budgetOption, parsed) ?? Self.usualBudget
    cacheFolder = try Self.cacheFolder(parsed, environment)
    allowsNoBase = parsed.has(Self.allowNoBaseOption)
    shard = try ShardChoice.requested(parsed, environment: environment)
    // Whether two builds are the same may differ from machine to machine, and a part without files is a lost one.
    measuresEqual = parsed.has(Self.measureEqualOption) || shard != nil
    outputFolder = parsed.value(of: Self.outputFolderOption)
    if outputFolder == "" {
      throw ToolError(.usage, "--output-dir needs a folder; '.' is the one the tool is started in")
    }
    (filters, groups) = (parsed.values(of: RunOptions.filterOption), parsed.values(of: RunOptions.groupOption))
    plan = try rethrowing(try Self.plan(parsed)) { (error: UsageError) in ToolError(error) }
    if shard != nil, allowsNoBase {
      throw ToolError(.usage, "--allow-no-base has nothing to judge in parts; leave --shard out for the first change")
    }
    counting = try CountOptions(parsed)
    quiet = parsed.has(Self.quietOption)
    color = ColorChoice(parsed)
  }

  /// Where builds are kept; nil for nowhere.
  static func cacheFolder(
    _ parsed: ParsedArguments, _ environment: [String: String]
  ) throws(ToolError) -> String? {
    let named = parsed.value(of: cacheFolderOption) ?? environment[cacheVariable]
    if parsed.has(noCacheOption), parsed.has(cacheFolderOption) {
      throw ToolError(.usage, "--no-cache keeps no build and takes no --cache-dir; leave one of them out")
    }
    return parsed.has(noCacheOption) ? nil : named.flatMap { $0.isEmpty ? nil : $0 } ?? usualCacheFolder
  }

  private static func plan(_ parsed: ParsedArguments) throws(UsageError) -> RunPlan {
    var plan = RunPlan.usual
    SessionOptions.setRounds(
      &plan, try RunOptions.whole(roundsOption, from: 1, parsed) ?? SessionOptions.roundsUntilDecided,
      pairs: try RunOptions.whole(pairsOption, from: 1, parsed) ?? SessionOptions.usualPairs)
    try RunOptions.set(&plan, parsed)
    return plan
  }
}

extension GateOptions {
  /// The session that decides.
  func session(against base: String) -> SessionOptions {
    SessionOptions(
      baseline: .reference(base), build: nil, outputFolder: outputFolder, isUntilDecided: true,
      budgetNanoseconds: budgetNanoseconds, compares: true, confirms: true, keepsSelfTest: false, moments: nil,
      shard: shard)
  }

  /// The options of `bench-run` that measure it.
  func run(_ session: SessionOptions?, _ plan: RunPlan) -> RunOptions {
    var options = RunOptions(
      task: .measure, suite: nil, worker: nil, commands: nil, harness: nil, runs: nil, warmupRuns: 0, outputs: [],
      plan: plan,
      filters: filters, groups: groups, iterations: [], allowsDebug: false, session: session, counting: counting,
      quiet: quiet, color: color
    )
    options.shard = shard
    return options
  }

  static let syntax = CommandLineSyntax(
    tool: "bench-run gate",
    summary: """
      Judge the working tree against the commit that it is based on: build both by benchmarks/bench.json of each, \
      measure them in turn until every benchmark is decided, and end with the verdict's status. The last line is the \
      verdict, how long it took, and the command that repeats it. The policy is that of the base.
      """,
    options: [
      baseOption, budgetOption, allowNoBaseOption, measureEqualOption, cacheFolderOption, noCacheOption,
      outputFolderOption, RunOptions.filterOption, RunOptions.groupOption, roundsOption, pairsOption,
      RunOptions.seedOption, RunOptions.timeoutOption, quietOption, ColorChoice.option,
    ] + ShardChoice.declarations + CountOptions.declarations,
    exitStatuses: [
      .passed, .regressed, .undecided, .incomplete, .usage, .dataError, .noInput, .internalError, .cannotCreate,
      .outputFailed, .configuration, .signal(2),
    ],
    examples: [
      .init("bench-run gate", "Judges the change that is checked out, in a build server or by hand."),
      .init("bench-run gate --base v1.2 --budget 60s", "Judges it against a tag, in a minute of measuring."),
      .init("bench-run gate --allow-no-base", "For the change that brings the benchmarks."),
    ])
}
