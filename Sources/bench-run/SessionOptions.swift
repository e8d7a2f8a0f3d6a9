import BenchComparison
import BenchModel
import BenchRunner
import CommandLineTool

/// What an A/B session was asked for, where one was.
struct SessionOptions {
  /// What the subject of the run is measured against.
  enum Baseline {
    /// Another worker, with its arguments.
    case worker([String])
    /// Another command for each of those that are measured.
    case commands
    /// Another state of this repository.
    case reference(String)
    /// Itself, to find out what this machine calls different that is not.
    case itself
  }

  let baseline: Baseline
  /// The folder that the two results files are written to, if the user names one.
  let outputFolder: String?
  /// Whether a benchmark gets no further round once it is decided, and the time after which none begins any more.
  let isUntilDecided: Bool
  let budgetNanoseconds: Double?
  /// Whether the two runs are judged at the end.
  let compares: Bool
  /// Whether what regressed is measured again in a second session.
  let confirms: Bool
  /// Whether a self-test is kept whatever it found.
  let keepsSelfTest: Bool
  /// At how many moments a self-test measures again, and the pause before each; nil where it does not.
  let moments: (count: Int, pauseNanoseconds: Double)?

  static let usualFolder = ".bench"

  /// The folder that the two results files are written to; a self-test does not replace a session.
  var folder: String { outputFolder ?? (isSelfTest ? "\(Self.usualFolder)/self-test" : Self.usualFolder) }

  var isSelfTest: Bool {
    if case .itself = baseline { true } else { false }
  }

  static let againstOption = OptionDeclaration.value(
    "against", of: "REF",
    help: "Build another commit of this repository beside the working tree, measure both in turn, and judge the "
      + "working tree. benchmarks/bench.json of each says how it is built.")
  static let baselineWorkerOption = OptionDeclaration.value(
    "baseline-worker", of: "PATH",
    help: "Measure --worker against this one, in turn, and judge it; arguments after -- are for both.")
  static let baselineCommandOption = OptionDeclaration.value(
    "baseline-command", of: "COMMAND", help: "Measure --command against this one, in turn, and judge it.")
  static let selfTestOption = OptionDeclaration.flag(
    "aa",
    help:
      "Measure the subject against itself and tell what differs all the same: the noise floor of this machine, which "
      + "is kept as baselines/MACHINE.self-test.json unless the machine is too busy for it (status 3).")
  static let keepOption = OptionDeclaration.flag(
    "keep", help: "Keep what --aa finds even if the machine is busy, as for a gate that always runs at that load.")
  static let momentsOption = OptionDeclaration.value(
    "moments", of: "N",
    help: "With --aa: run the subject N times more, after pauses, and keep what two moments of this machine differ by, "
      + "which comparisons of two runs then allow for.")
  static let pauseOption = OptionDeclaration.value(
    "pause", of: "TIME", help: "The pause before each of --moments. Default: 60s.")
  static let roundsOption = OptionDeclaration.value(
    "rounds", of: "N", help: "Rounds of a session; each starts both sides afresh. Default: 25.")
  static let pairsOption = OptionDeclaration.value(
    "pairs", of: "N",
    help: "Pairs of batches in a round, one batch a side. Default: \(usualPairs), or \(quickPairs) with --quick.")
  static let outputFolderOption = OptionDeclaration.value(
    "output-dir", of: "DIR", help: "Where a session writes baseline.json and current.json. Default: .bench.")
  static let noCompareOption = OptionDeclaration.flag(
    "no-compare", help: "Only measure: leave the verdict on a session to bench-compare.")

  static let untilDecidedOption = OptionDeclaration.flag(
    "until-decided",
    help: "Give further rounds only to benchmarks that are open, and up to --rounds of them. Default: 75 then.")
  static let confirmOption = OptionDeclaration.flag(
    "confirm",
    help: "Measure what regressed again, in as many rounds of fresh processes. Only what regresses there as well fails "
      + "the gate; the rest is suspected.")
  static let budgetOption = OptionDeclaration.value(
    "budget", of: "TIME", help: "Begin no further round after this time, such as 60s. Default: none.")

  private static let baselines = [againstOption, baselineWorkerOption, baselineCommandOption, selfTestOption]
  static let declarations =
    baselines + [
      roundsOption, pairsOption, untilDecidedOption, budgetOption, outputFolderOption, noCompareOption, keepOption,
      momentsOption, pauseOption, confirmOption,
    ]

  /// Whether a session is asked for at all.
  static func areNamed(in parsed: ParsedArguments) -> Bool { baselines.contains { parsed.has($0) } }
}

extension SessionOptions {
  /// Takes the options of a session; nil where none is asked for.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    let named = Self.baselines.filter { parsed.has($0) }
    if named.count > 1 {
      throw ToolError(.usage, "--\(named[0].name) and --\(named[1].name) name two baselines; keep one")
    }
    guard let baseline = try Self.baseline(parsed) else {
      guard let idle = Self.declarations.first(where: { parsed.has($0) }) else { return nil }
      throw ToolError(
        .usage, "--\(idle.name) is for a session of two sides; name the other by --against or --baseline-worker")
    }
    self.baseline = baseline
    outputFolder = parsed.value(of: Self.outputFolderOption)
    compares = !parsed.has(Self.noCompareOption)
    keepsSelfTest = parsed.has(Self.keepOption)
    confirms = parsed.has(Self.confirmOption)
    isUntilDecided = parsed.has(Self.untilDecidedOption)
    budgetNanoseconds = try Self.time(Self.budgetOption, parsed)
    moments = try Self.moments(parsed)
    try check(parsed)
  }

  /// A time in nanoseconds, nil where the option is not given.
  static func time(_ option: OptionDeclaration, _ parsed: ParsedArguments) throws(ToolError) -> Double? {
    do throws(UsageError) {
      return try parsed.value(of: option, expecting: "a time above 0, such as 60s or 500ms") { text in
        guard let quantity = try? Quantity(text), quantity.value > 0, quantity.value.isFinite else { return nil }
        // A bare number is one of seconds, as it is for --timeout.
        return quantity.unit == .nanoseconds ? quantity.value : quantity.unit == .count ? quantity.value * 1e9 : nil
      }
    } catch {
      throw ToolError(error)
    }
  }

  private static func moments(
    _ parsed: ParsedArguments
  ) throws(ToolError) -> (count: Int, pauseNanoseconds: Double)? {
    let pause = try time(pauseOption, parsed)
    let count = try rethrowing(
      try RunOptions.whole(momentsOption, from: SelfTestMoments.leastMoments, parsed)
    ) { (error: UsageError) in ToolError(error) }
    if count == nil, pause != nil {
      throw ToolError(.usage, "--pause is what --moments wait for; add --moments, or leave it out")
    }
    return count.map { ($0, pause ?? 60e9) }
  }

  private static func baseline(_ parsed: ParsedArguments) throws(ToolError) -> Baseline? {
    if let worker = parsed.value(of: baselineWorkerOption) { return .worker([worker] + (parsed.remainder ?? [])) }
    if parsed.has(selfTestOption) { return .itself }
    if let reference = parsed.value(of: againstOption) { return .reference(reference) }
    return parsed.has(baselineCommandOption) ? .commands : nil
  }

  private func check(_ parsed: ParsedArguments) throws(ToolError) {
    let solo = [
      RunOptions.launchesOption, CommandOptions.runsOption, RunOptions.outputOption, RunOptions.formatOption,
    ]
    if let option = solo.first(where: { parsed.has($0) }) {
      throw ToolError(.usage, "--\(option.name) is for a run of one side; a session has --rounds and --output-dir")
    }
    let verdicts = [Self.untilDecidedOption, Self.noCompareOption, Self.confirmOption]
    if isSelfTest, let option = verdicts.first(where: { parsed.has($0) }) {
      throw ToolError(.usage, "--\(option.name) is about a verdict; a self-test by --aa has none")
    }
    if moments != nil, !isSelfTest {
      throw ToolError(.usage, "--moments is about a self-test; add --aa, or leave it out")
    }
    if keepsSelfTest, !isSelfTest {
      throw ToolError(.usage, "--keep is about what --aa finds; add --aa, or leave it out")
    }
    if outputFolder == "" {
      throw ToolError(.usage, "--output-dir needs a folder; '.' is the one the tool is started in")
    }
    if parsed.has(Self.baselineCommandOption), !parsed.has(CommandOptions.commandOption) {
      throw ToolError(.usage, "--baseline-command is what a command is measured against; name it with --command")
    }
  }
}

extension SessionOptions {
  /// Sets the rounds of a session: many short ones, since the round is what is replicated, of pairs of short batches.
  ///
  /// A batch lies within what a system's scheduler gives a process that wakes up, about 3 ms, and the two of a pair lie
  /// so close together that a machine rarely changes its speed between them. The median of twelve pairs outvotes the
  /// pairs between which it did (`PairedRounds`). Asking for a batch is not measured: an idle processor takes up to
  /// 0.4 ms to wake up for a request and its answer (`benchmarks/request-cost`).
  static func setRounds(_ plan: inout RunPlan, _ parsed: ParsedArguments) throws(UsageError) {
    // With three times the rounds of a plain session, what one leaves open has a chance of being decided.
    let rounds = parsed.has(untilDecidedOption) ? roundsUntilDecided : 25
    let pairs =
      try RunOptions.whole(pairsOption, from: 1, parsed)
      ?? (parsed.has(RunOptions.quickOption) ? quickPairs : usualPairs)
    setRounds(&plan, try RunOptions.whole(roundsOption, from: 1, parsed) ?? rounds, pairs: pairs)
  }

  /// Sets the rounds of a session, and the pairs of each.
  static func setRounds(_ plan: inout RunPlan, _ rounds: Int, pairs: Int) {
    plan.launches = rounds
    plan.batchNanoseconds = 1.5e6
    plan.launchNanoseconds = plan.batchNanoseconds * Double(pairs)
  }

  /// The most rounds of a session that goes on until all is decided.
  static let roundsUntilDecided = 75
  /// The pairs of a round: at equal time twelve of 1.5 ms scatter less than eight of 2.5 ms
  /// (`benchmarks/gates/slices`).
  static let usualPairs = 12
  /// A side has twenty laps at least: the best of fewer is another quantity.
  private static let quickPairs = 7
}

extension SessionOptions {
  /// What is left of the budget at any time from now on; nil where there is none.
  func timeLeft() -> () -> Double? {
    let begin = ContinuousClock.now
    let budget = budgetNanoseconds.map { Duration.nanoseconds(Int64(min($0, 1e18))) }
    return { budget.map { ($0 - begin.duration(to: .now)) / .nanoseconds(1) } }
  }
}
