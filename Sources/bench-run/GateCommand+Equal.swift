import BenchComparison
import BenchModel
import BenchRendering
import BenchRunner
import CommandLineTool
import ToolFiles
import WorkerProtocol

/// A gate whose two sides are the same program: nothing is measured but what objectives need.
extension GateCommand {
  /// Whether both sides are known to be the same program.
  func areEqual(_ sides: SessionSides, _ interruption: Interruption) throws(ToolError) -> Bool {
    guard !options.measuresEqual, case .worker(let before) = sides.subjects.baseline.program,
      case .worker(let after) = sides.subjects.current.program, let directory = sides.subjects.baseline.directory,
      let commit = sides.commits.baseline
    else { return false }
    do throws(CheckoutError) {
      let repository = try repository(interruption)
      let prefix = try repository.prefix()
      // The tree of the base is as far above its folder as that of the head is above its own.
      let climb = String(repeating: "/..", count: prefix.count { $0 == "/" })
      return EqualPrograms(
        Sides(
          baseline: EqualPrograms.Side(arguments: before, directory: directory),
          current: EqualPrograms.Side(arguments: after, directory: ".")),
        trees: Sides(baseline: directory + climb, current: try repository.topLevel()),
        changedFiles: try repository.changedFiles(since: commit), environment: environment
      ).areEqual
    } catch {
      throw command(nil).toolError(error, interruption, doing: "both sides cannot be compared")
    }
  }

  /// Passes a program that is the base's own, if it misses no objective.
  func passEqual(
    _ sides: SessionSides, _ files: GateFiles, _ base: BaseCommit, _ interruption: Interruption
  ) throws(ToolError) -> ExitStatus {
    let command = command(nil, RunPlan.quick)
    let launcher = sides.subjects.current.launcher(
      environment: environment,
      children: ChildProcessSet(interruptedBy: interruption.descriptor, endingStrays: true))
    let hello = try command.hello(from: launcher, interruption: interruption)
    try command.refuseDebugBuild(hello)
    let chosen = try command.chosenBenchmarks(among: hello.benchmarks, of: hello.suite)
    let policy = try sides.policy.held(against: [hello.suite])
    var run = BenchmarkRun(
      id: "", suite: hello.suite, environment: MachineFacts().environment(), metrics: [], results: [])
    var assessments: [Assessment] = []
    if !policy.policy.objectives.isEmpty {
      say("the same program on both sides; it is measured for its objectives only")
      run = try command.measure(
        hello, with: launcher, choosing: chosen.map(\.id), for: files.session.path(of: .current))
      try files.session.write(command.bytes(of: run), of: .current)
      let status = command.status(of: run, interruption: interruption)
      if status != .passed {
        let measured = run.results.count { $0.status == .measured }
        finish("INCOMPLETE: \(measured) of \(run.results.count) benchmarks run", status, base: base)
        return status
      }
      assessments = try RunComparison.assess(policy, on: RunFile.load([files.session.path(of: .current)]))
    }
    let comparison = EqualVerdict(
      run: run, benchmarks: chosen.count, base: base, policySource: policy.description, assessments: assessments
    ).comparison
    if let folder = sides.subjects.baseline.directory {
      try files.write(sides.policy, of: folder, for: hello.suite)
    }
    try files.write(comparison)
    if !options.quiet { try Output.print(ComparisonPage(comparison).document, for: command.traits(of: .output)) }
    let status = ExitStatus(comparison.gate.outcome)
    finish(comparison.gate.headline, status, base: base)
    return status
  }
}
