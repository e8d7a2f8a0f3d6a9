import BenchComparison
import BenchModel
import BenchRendering
import BenchRunner
import CommandLineTool
import RunRendering
import ToolFiles
import WorkerProtocol

extension RunCommand {
  /// Whole commands by themselves, from the first run to the results file and the page.
  func run(_ subject: Subject, commands: [MeasuredCommand]) throws(ToolError) -> ExitStatus {
    let outputs = try outputs(of: subject)
    if !options.iterations.isEmpty {
      throw ToolError(.usage, "--iterations is for benchmarks of a worker; --runs says how often a command is run")
    }
    let interruption = Interruption()
    let declared = commands.map { WorkerHello.Declaration(id: $0.id, operations: 0, warmupIterations: 0) }
    let (chosen, shard) = try part(of: chosenBenchmarks(among: declared, of: "commands").map(\.id))
    if options.task == .list {
      try Output.print(BenchmarkListPage(commands.map(\.id).filter(chosen.contains)).document, for: traits(of: .output))
      return .passed
    }
    try outputs.prepare(inputs: subject.inputs)
    let progress = makeProgressLine()
    let launcher = CommandLauncher(
      commands: commands, environment: environment, directory: subject.directory,
      children: ChildProcessSet(interruptedBy: interruption.descriptor, endingStrays: true))
    let durations = DurationLog()
    let runner = launcher.runner(plan, report: durations.watching(progress.show))
    let recording = Recording(showing: progress) { runner.run { chosen.contains($0) } }
    let measured = recording.run(
      of: "commands", plan: stating(shard).record(of: recording.outcome.results), commit: commit)
    let timed = try summarised(measured.with(results: durations.told(of: measured.results)), file: outputs.name)
    let run = try counted(timed, of: subject, nil, file: outputs.name, interruption)
    let page = CommandPage(run, relativeCosts: RelativeCosts.toFastest(in: run)).document
    return try conclude(run, page, outputs, suite: commands.map(\.id), interruption)
  }

  private var plan: CommandPlan {
    CommandPlan(
      runs: options.runs, warmupRuns: options.warmupRuns, seed: options.plan.seed,
      timeoutNanoseconds: options.plan.timeoutNanoseconds)
  }

  /// The plan as the file states it.
  private func record(of results: [BenchmarkResult]) -> RunPlan {
    let runs = results.compactMap { $0.sample(of: .time)?.values.count }.max() ?? 0
    return options.plan.ofCommands(runs: runs, warmupRuns: plan.warmupRuns)
  }
}
