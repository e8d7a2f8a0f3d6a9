import BenchComparison
import BenchModel
import BenchRendering
import BenchRunner
import CommandLineTool
import RunRendering
import ToolFiles
import WorkerProtocol

/// `bench-run --demo`: the built-in workload against itself, then against itself with more work → both verdicts.
///
/// It reads no file of the folder that it is started in, and writes none.
struct DemoCommand {
  let command: RunCommand

  static let option = OptionDeclaration.flag(
    "demo",
    help: "A workload against itself, and with 3 % more work.")

  /// Refuses what would not be heeded.
  static func check(_ parsed: ParsedArguments) throws(ToolError) {
    guard parsed.has(option) else { return }
    let heeded = [option, RunOptions.quietOption, ColorChoice.option].map(\.name)
    let others = RunOptions.syntax.options.filter { !heeded.contains($0.name) && parsed.has($0) }.map { "--\($0.name)" }
    guard let other = others.first ?? parsed.remainder.map({ _ in "what stands after --" }) else { return }
    throw ToolError(.usage, "--demo measures its own workload and does not heed \(other); leave one of them out")
  }

  /// Measures both, prints the page and ends with 0 where both verdicts are as they should be.
  func run() throws(ToolError) -> ExitStatus {
    let interruption = Interruption()
    let children = ChildProcessSet(interruptedBy: interruption.descriptor, endingStrays: true)
    var results: [DemoPage.Trial] = []
    var statuses: [ExitStatus] = []
    for passes in [DemoWorkload.usualPasses, DemoWorkload.plantedPasses] {
      let (result, status) = try measure(DemoTrial(passes: passes), interruption, children)
      if case .signal = status { return status }
      statuses += [status, result.isAsExpected ? .passed : .undecided]
      results.append(result)
    }
    if !command.options.quiet {
      let page = DemoPage(results, tolerance: DemoTrial.tolerance, plantedShare: DemoWorkload.plantedShare)
      try Output.print(page.document, for: command.traits(of: .output))
    }
    return ExitStatus.deciding(among: statuses)
  }

  private func measure(
    _ trial: DemoTrial, _ interruption: Interruption, _ children: ChildProcessSet
  ) throws(ToolError) -> (DemoPage.Trial, ExitStatus) {
    let begin = ContinuousClock.now
    let launchers = trial.launchers(environment: command.environment, children: children)
    let hello = try command.hello(from: launchers.current, interruption: interruption, of: "built-in workload")
    guard hello.optimised else {
      throw ToolError(
        .configuration,
        "this bench-run was built without optimisation, and its own workload with it: start it by "
          + "'swift run -c release bench-run --demo'")
    }
    let looks = SessionLooks.looks(rounds: DemoTrial.plan.launches)
    let progress = command.makeProgressLine()
    let runner = SessionRunner(
      launchers: launchers, plan: DemoTrial.plan, stoppingRule: trial.stoppingRule(looks: looks), report: progress.show)
    let hellos = Sides(baseline: hello, current: hello)
    let recording = Recording(showing: progress) { runner.run(hellos: hellos) { _ in true } }
    let runs = recording.runs(of: hellos, plan: DemoTrial.plan, looks: looks)
    let sides = runs.map { command.status(of: $0, interruption: interruption) }
    let comparison = try rethrowing(try DemoTrial.compare(runs)) { (error: ComparisonError) in ToolError(error) }
    let seconds = begin.duration(to: .now) / .seconds(1)
    let result = DemoPage.Trial(
      comparison, plantedShare: trial.plantedShare, expected: trial.expected, seconds: seconds)
    return (result, ExitStatus.deciding(among: [sides.baseline, sides.current]))
  }
}
