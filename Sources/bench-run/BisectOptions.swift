import BenchModel
import CommandLineTool
import ToolFiles

/// What `bench-run --bisect` was asked to do.
struct BisectOptions {
  /// The benchmark as the user names it.
  let benchmark: String
  /// A commit in which it is fast.
  let good: String
  /// A commit in which it is slow.
  let bad: String
  /// Where builds are kept; nil for nowhere.
  let cacheFolder: String?
  /// The folder that the files go to, if the user names one.
  let outputFolder: String?
  /// How long each session begins rounds.
  let budgetNanoseconds: Double?
  let plan: RunPlan
  let quiet: Bool
  let color: ColorChoice

  static let option = OptionDeclaration.value(
    "bisect", of: "BENCHMARK",
    help: "Find a slower commit: see --bisect --help.")
  static let goodOption = OptionDeclaration.value("good", of: "REF", help: "A commit in which the benchmark is fast.")
  static let badOption = OptionDeclaration.value(
    "bad", of: "REF", help: "A later one in which it is slow. Default: HEAD.")

  static let syntax = CommandLineSyntax(
    tool: "bench-run --bisect",
    summary: """
      Find the commit since which a benchmark is slower. Both ends are measured in turn first; then each commit that \
      halves what is left is measured against the fast one, and counts as slow beyond half of the change. The chain is \
      that of first parents, so that a merge stands for all that it brought; a commit that does not build, or tells \
      nothing, is gone around. Neither the repository nor the working tree is touched.
      """,
    options: [
      option, goodOption, badOption, SessionOptions.budgetOption, GateOptions.roundsOption, GateOptions.pairsOption,
      GateOptions.cacheFolderOption, GateOptions.noCacheOption, GateOptions.outputFolderOption, RunOptions.seedOption,
      RunOptions.timeoutOption, GateOptions.quietOption, ColorChoice.option,
    ],
    exitStatuses: [
      .passed, .undecided, .incomplete, .usage, .dataError, .noInput, .cannotCreate, .outputFailed, .configuration,
      .signal(2),
    ],
    examples: [
      .init("bench-run --bisect parse --good v1.2", "Finds the commit since v1.2 that made parse slower.")
    ])

  init(_ parsed: ParsedArguments, environment: [String: String]) throws(ToolError) {
    benchmark = parsed.value(of: Self.option) ?? ""
    guard !benchmark.isEmpty else { throw ToolError(.usage, "--bisect takes the name of a benchmark") }
    guard let good = parsed.value(of: Self.goodOption) else {
      throw ToolError(.usage, "name a commit in which '\(benchmark.printable)' is fast: --good REF")
    }
    self.good = good
    bad = parsed.value(of: Self.badOption) ?? "HEAD"
    cacheFolder = try GateOptions.cacheFolder(parsed, environment)
    outputFolder = parsed.value(of: GateOptions.outputFolderOption)
    budgetNanoseconds = try SessionOptions.time(SessionOptions.budgetOption, parsed)
    plan = try rethrowing(try Self.plan(parsed)) { (error: UsageError) in ToolError(error) }
    quiet = parsed.has(GateOptions.quietOption)
    color = ColorChoice(parsed)
  }

  private static func plan(_ parsed: ParsedArguments) throws(UsageError) -> RunPlan {
    var plan = RunPlan.usual
    SessionOptions.setRounds(
      &plan, try RunOptions.whole(SessionOptions.roundsOption, from: 1, parsed) ?? SessionOptions.roundsUntilDecided,
      pairs: try RunOptions.whole(SessionOptions.pairsOption, from: 1, parsed) ?? SessionOptions.usualPairs)
    try RunOptions.setDraws(&plan, parsed)
    return plan
  }

  /// The session of two commits.
  var session: SessionOptions {
    SessionOptions(
      baseline: .reference(good), build: nil, outputFolder: outputFolder, isUntilDecided: true,
      budgetNanoseconds: budgetNanoseconds, compares: true, confirms: false, keepsSelfTest: false, moments: nil)
  }

  /// The options of `bench-run` that measure it.
  var run: RunOptions {
    var plan = plan
    plan.selection = .init(filters: [benchmark], groups: [])
    return RunOptions(
      task: .measure, suite: nil, worker: nil, commands: nil, harness: nil, runs: nil, warmupRuns: 0, outputs: [],
      plan: plan, filters: [benchmark], groups: [], iterations: [], allowsDebug: false, session: session, counting: nil,
      quiet: quiet, color: color)
  }
}
