import BenchModel
import CommandLineTool

/// What `bench-run` was asked to do.
struct RunOptions {
  /// What is to be done with the suite.
  enum Task {
    case measure
    case list
    case printMachine
  }

  let task: Task
  /// The suite named on the command line, if one was.
  let suite: String?
  /// The worker named on the command line, with its arguments.
  let worker: [String]?
  let output: String?
  let plan: RunPlan
  /// A benchmark is chosen if one of these patterns is part of its identity; none choose all.
  let filters: [String]
  let groups: [String]
  let allowsDebug: Bool
  let quiet: Bool
  let color: ColorChoice
}

extension RunOptions {
  init(_ parsed: ParsedArguments) throws(ToolError) {
    do throws(UsageError) {
      task = parsed.has(Self.machineOption) ? .printMachine : parsed.has(Self.listOption) ? .list : .measure
      suite = parsed.value(of: Self.suiteOption)
      worker = parsed.value(of: Self.workerOption).map { [$0] + (parsed.remainder ?? []) }
      output = parsed.value(of: Self.outputOption)
      plan = try Self.plan(parsed)
      filters = parsed.values(of: Self.filterOption)
      groups = parsed.values(of: Self.groupOption)
      allowsDebug = parsed.has(Self.allowDebugOption)
      quiet = parsed.has(Self.quietOption)
      color = parsed.value(of: Self.colorOption).flatMap(ColorChoice.init) ?? .auto
    } catch {
      throw ToolError(error)
    }
    if suite != nil, worker != nil {
      throw ToolError(.usage, "--suite and --worker name two things to run; keep one")
    }
    if worker == nil, parsed.remainder != nil {
      throw ToolError(.usage, "arguments after -- are for the worker; name it with --worker")
    }
  }

  private static func plan(_ parsed: ParsedArguments) throws(UsageError) -> RunPlan {
    let quick = parsed.has(quickOption)
    var plan = RunPlan(
      seed: 1, launches: quick ? 3 : 10, warmupIterations: 100, batchNanoseconds: quick ? 5e6 : 10e6,
      launchNanoseconds: quick ? 50e6 : 200e6, operations: 1000, timeoutNanoseconds: 60e9)
    let atLeastOne = { (text: String) in Int(text).flatMap { (1...1_000_000).contains($0) ? $0 : nil } }
    if let launches = try parsed.value(of: launchesOption, expecting: "a whole number from 1", atLeastOne) {
      plan.launches = launches
    }
    if let warmup = try parsed.value(
      of: warmupOption, expecting: "a whole number from 0",
      { Int($0).flatMap { (0...1_000_000).contains($0) ? $0 : nil } })
    {
      plan.warmupIterations = warmup
    }
    if let seed = try parsed.value(of: seedOption, expecting: "a whole number from 0", { UInt64($0) }) {
      plan.seed = seed
    }
    if let seconds = try parsed.value(
      of: timeoutOption, expecting: "seconds above 0, such as 60 or 2.5",
      { Double($0).flatMap { $0 > 0 && $0 <= 86_400 ? $0 : nil } })
    {
      plan.timeoutNanoseconds = seconds * 1e9
    }
    return plan
  }
}
