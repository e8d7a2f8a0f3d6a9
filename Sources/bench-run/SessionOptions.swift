import BenchModel
import CommandLineTool

/// What an A/B session was asked for, where one was.
struct SessionOptions {
  /// What the worker or suite of the run is measured against.
  enum Opponent {
    /// Another worker, with its arguments.
    case worker([String])
  }

  let opponent: Opponent
  /// The folder that the two results files are written to, if the user names one.
  let outputFolder: String?
  /// Whether the two runs are judged at the end.
  let compares: Bool

  static let usualFolder = ".bench"

  /// The folder that the two results files are written to.
  var folder: String { outputFolder ?? Self.usualFolder }

  static let baselineWorkerOption = OptionDeclaration.value(
    "baseline-worker", of: "PATH",
    help: "Measure the worker against this one, in turn, and judge it; arguments after -- are for both.")
  static let roundsOption = OptionDeclaration.value(
    "rounds", of: "N",
    help: "Rounds of a session; each starts both sides afresh. Default: 20.")
  static let pairsOption = OptionDeclaration.value(
    "pairs", of: "N", help: "Pairs of batches in a round, one batch a side. Default: 12, or 4 with --quick.")
  static let outputFolderOption = OptionDeclaration.value(
    "output-dir", of: "DIR", help: "Where a session writes baseline.json and current.json. Default: .bench.")
  static let noCompareOption = OptionDeclaration.flag(
    "no-compare", help: "Only measure: leave the verdict on a session to bench-compare.")

  static let declarations = [
    baselineWorkerOption, roundsOption, pairsOption, outputFolderOption, noCompareOption,
  ]

  /// Takes the options of a session; nil where none is asked for.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    guard let opponent = Self.opponent(parsed) else {
      let idle = Self.declarations.first { parsed.has($0) }
      if let idle {
        throw ToolError(.usage, "--\(idle.name) is for a session of two sides; name the other with --baseline-worker")
      }
      return nil
    }
    self.opponent = opponent
    outputFolder = parsed.value(of: Self.outputFolderOption)
    compares = !parsed.has(Self.noCompareOption)
    for option in [RunOptions.launchesOption, RunOptions.outputOption, RunOptions.suiteOutputsOption]
    where parsed.has(option) {
      throw ToolError(
        .usage, "--\(option.name) is for a run of one side; a session has --rounds and --output-dir")
    }
    if outputFolder == "" {
      throw ToolError(.usage, "--output-dir needs a folder; '.' is the one the tool is started in")
    }
  }

  private static func opponent(_ parsed: ParsedArguments) -> Opponent? {
    parsed.value(of: baselineWorkerOption).map { .worker([$0] + (parsed.remainder ?? [])) }
  }

  /// Sets the pace of a session: many short rounds, since the round is what is replicated, of batches that are short
  /// enough to lie close together and long enough that asking for one costs little.
  static func pace(_ plan: inout RunPlan, _ parsed: ParsedArguments) throws(UsageError) {
    plan.launches = try RunOptions.whole(roundsOption, from: 1, parsed) ?? 20
    plan.batchNanoseconds = 8e6
    let pairs = try RunOptions.whole(pairsOption, from: 1, parsed) ?? (parsed.has(RunOptions.quickOption) ? 4 : 12)
    plan.launchNanoseconds = plan.batchNanoseconds * Double(pairs)
  }
}
