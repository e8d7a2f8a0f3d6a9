import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles

/// What `bench-run` was asked to do.
struct RunOptions {
  /// What is to be done with the suite.
  enum Task {
    case measure
    case list
    case printMachine
    case demonstrate
  }

  let task: Task
  /// The suite named on the command line, if one was.
  let suite: String?
  /// The worker named on the command line, with its arguments.
  let worker: [String]?
  /// The whole commands named on the command line, if there are any.
  let commands: CommandOptions?
  /// The existing suite named on the command line, if one was.
  let harness: HarnessOptions?
  /// How many runs each command has, if the user says so.
  let runs: Int?
  /// How many runs of a command do not count.
  let warmupRuns: Int
  /// Where the run is written and in which forms, if the user says so.
  let outputs: [RunOutputs.Request]
  /// The name under which the run is kept as a baseline, if the user gives one.
  var savedBaseline: KeptBaseline?
  var plan: RunPlan
  /// Which part of the suite is measured; nil for all of it.
  var shard: ShardChoice?
  /// A benchmark is chosen if one of these patterns is part of its identity; none choose all.
  let filters: [String]
  let groups: [String]
  /// Counts of operations by the name of their benchmark.
  let iterations: [(name: String, count: Int)]
  let allowsDebug: Bool
  /// The session that was asked for instead of a run of one side.
  let session: SessionOptions?
  /// How instructions are counted, if the user says so.
  let counting: CountOptions?
  let quiet: Bool
  let color: ColorChoice
}

extension RunOptions {
  /// Whether every benchmark of the suite is chosen.
  var choosesAll: Bool { groups.isEmpty && filters.isEmpty }

  init(_ parsed: ParsedArguments, environment: [String: String] = [:]) throws(ToolError) {
    try DemoCommand.check(parsed)
    shard = try ShardChoice.requested(
      parsed, environment: environment, unless: [SavedBaseline.option, SessionOptions.selfTestOption])
    session = try SessionOptions(parsed)?.measuring(shard)
    harness = try HarnessOptions(parsed)
    commands = harness == nil ? try CommandOptions(parsed) : nil
    outputs = try Self.outputs(parsed)
    savedBaseline = try SavedBaseline.requested(parsed, isSession: session != nil)
    counting = try CountOptions(parsed)
    do throws(UsageError) {
      task = Self.task(parsed)
      suite = parsed.value(of: Self.suiteOption)
      worker = parsed.value(of: Self.workerOption).map { [$0] + (parsed.remainder ?? []) }
      runs = try Self.whole(CommandOptions.runsOption, from: 1, parsed)
      warmupRuns = try Self.whole(Self.warmupOption, from: 0, parsed) ?? 0
      plan = try Self.plan(parsed, isSession: session != nil)
      filters = parsed.values(of: Self.filterOption)
      groups = parsed.values(of: Self.groupOption)
      iterations = try Self.iterations(parsed)
      allowsDebug = parsed.has(Self.allowDebugOption)
      quiet = parsed.has(Self.quietOption)
      color = ColorChoice(parsed)
    } catch {
      throw ToolError(error)
    }
    try Self.checkSubjects(parsed)
  }

  /// Of the ways to say what is run one is taken.
  private static func checkSubjects(_ parsed: ParsedArguments) throws(ToolError) {
    var ways = [suiteOption, workerOption].filter { parsed.has($0) }.map { "--\($0.name)" }
    if let command = parsed.positionals.first { ways.append("the command '\(command)'") }
    if parsed.has(CommandOptions.commandOption), parsed.positionals.isEmpty { ways.append("--command") }
    if parsed.remainder != nil, !parsed.has(workerOption) { ways.append("what stands after --") }
    if ways.count > 1 { throw ToolError(.usage, "\(ways[0]) and \(ways[1]) name two things to run; keep one") }
  }

  private static func task(_ parsed: ParsedArguments) -> Task {
    if parsed.has(DemoCommand.option) { return .demonstrate }
    return parsed.has(machineOption) ? .printMachine : parsed.has(listOption) ? .list : .measure
  }

  private static func outputs(_ parsed: ParsedArguments) throws(ToolError) -> [RunOutputs.Request] {
    let formats = parsed.values(of: formatOption).compactMap { RunOutputFormat(rawValue: $0) }
    let destinations = parsed.values(of: outputOption)
    let isUsual = formats.isEmpty && destinations.isEmpty
    return try (isUsual ? [] : OutputRequests.requests(formats: formats, destinations: destinations, usual: .json))
      + exports(parsed)
  }

  /// What hyperfine's options of these names ask for.
  private static func exports(_ parsed: ParsedArguments) -> [RunOutputs.Request] {
    [(exportJSONOption, RunOutputFormat.export(.hyperfine)), (exportMarkdownOption, .markdown)].compactMap {
      option, format in
      parsed.value(of: option).map { RunOutputs.Request(format: format, destination: $0) }
    }
  }

  private static func plan(_ parsed: ParsedArguments, isSession: Bool) throws(UsageError) -> RunPlan {
    var plan = parsed.has(quickOption) ? RunPlan.quick : RunPlan.usual
    if isSession { try SessionOptions.setRounds(&plan, parsed) }
    if let launches = try whole(launchesOption, from: 1, parsed) { plan.launches = launches }
    if let warmup = try whole(warmupOption, from: 0, parsed) { plan.warmupIterations = warmup }
    try set(&plan, parsed)
    return plan
  }

  /// Sets what every way of measuring takes: the choice of benchmarks, the seed and the longest wait.
  static func set(_ plan: inout RunPlan, _ parsed: ParsedArguments) throws(UsageError) {
    let (filters, groups) = (parsed.values(of: filterOption), parsed.values(of: groupOption))
    if !filters.isEmpty || !groups.isEmpty { plan.selection = .init(filters: filters, groups: groups) }
    try setDraws(&plan, parsed)
  }

  /// Sets the seed and the longest wait.
  static func setDraws(_ plan: inout RunPlan, _ parsed: ParsedArguments) throws(UsageError) {
    if let seed = try parsed.value(of: seedOption, expecting: "a whole number from 0", { UInt64($0) }) {
      plan.seed = seed
    }
    if let seconds = try parsed.value(
      of: timeoutOption, expecting: "seconds above 0, such as 60 or 2.5",
      { Double($0).flatMap { $0 > 0 && $0 <= 86_400 ? $0 : nil } })
    {
      plan.timeoutNanoseconds = seconds * 1e9
    }
  }

  static func whole(
    _ option: OptionDeclaration, from least: Int, _ parsed: ParsedArguments
  ) throws(UsageError) -> Int? {
    // A million launches or iterations is more than any run has time for.
    let range = least...1_000_000
    return try parsed.value(of: option, expecting: "a whole number from \(least) to 1000000") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  private static func iterations(_ parsed: ParsedArguments) throws(UsageError) -> [(name: String, count: Int)] {
    var counts: [(name: String, count: Int)] = []
    for text in parsed.values(of: iterationsOption) {
      // The last sign divides: a name may hold one, a number cannot.
      guard let sign = text.lastIndex(of: "="), let count = Int(text[text.index(after: sign)...]),
        (1...10_000_000).contains(count)
      else {
        throw .unsuitableValue(
          option: iterationsOption.name, value: text,
          expected: "a benchmark and a whole number from 1 to 10000000, as NAME=N")
      }
      counts.append((String(text[..<sign]), count))
    }
    return counts
  }
}
