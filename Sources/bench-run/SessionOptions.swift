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
  /// What builds each side of a session against a commit, if the user says so.
  let build: [String]?
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
  /// Which part of the suite is measured; nil for all of it.
  var shard: ShardChoice?

  static let usualFolder = ".bench"

  /// The folder that the two results files are written to; a self-test does not replace a session.
  var folder: String {
    if let outputFolder { return outputFolder }
    if let shard { return "\(Self.usualFolder)/shards/\(shard.name)" }
    return isSelfTest ? "\(Self.usualFolder)/self-test" : Self.usualFolder
  }

  /// The same session of a part of the suite.
  func measuring(_ shard: ShardChoice?) -> SessionOptions {
    var session = self
    session.shard = shard
    return session
  }

  var isSelfTest: Bool {
    if case .itself = baseline { true } else { false }
  }
}

extension SessionOptions {
  /// Takes the options of a session; nil where none is asked for.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    let named = Self.baselineOptions.filter { parsed.has($0) }
    if named.count > 1 {
      throw ToolError(.usage, "--\(named[0].name) and --\(named[1].name) name two baselines; keep one")
    }
    guard let baseline = try Self.baseline(parsed) else {
      guard let idle = Self.declarations.first(where: { parsed.has($0) }) else { return nil }
      throw ToolError(
        .usage, "--\(idle.name) is for a session of two sides; name the other by --against or --baseline-worker")
    }
    self.baseline = baseline
    build = try Self.build(parsed)
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

  private static func build(_ parsed: ParsedArguments) throws(ToolError) -> [String]? {
    guard let text = parsed.value(of: buildOption) else { return nil }
    guard parsed.has(againstOption) else {
      throw ToolError(.usage, "--build is about the two sides of --against; add that, or leave it out")
    }
    return try rethrowing(try WrittenCommands.template(of: text, buildOption, parsed).arguments([])) {
      (error: UsageError) in ToolError(error)
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
  static let quickPairs = 7
}

extension SessionOptions {
  /// What is left of the budget at any time from now on; nil where there is none.
  func timeLeft() -> () -> Double? {
    let begin = ContinuousClock.now
    let budget = budgetNanoseconds.map { Duration.nanoseconds(Int64(min($0, 1e18))) }
    return { budget.map { ($0 - begin.duration(to: .now)) / .nanoseconds(1) } }
  }
}
