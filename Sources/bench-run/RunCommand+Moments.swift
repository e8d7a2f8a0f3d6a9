import BenchComparison
import BenchModel
import BenchRunner
import CommandLineTool
import Glibc
import WorkerProtocol

/// A self-test at several moments: the subject is run again after pauses, as comparisons of two runs would find it.
extension RunCommand {
  /// What the moments told; nil where none are asked for, or where the tool was told to stop meanwhile.
  func measureMoments(
    _ session: SessionOptions, _ ready: ReadySides, _ interruption: Interruption
  ) throws(ToolError) -> SelfTest.Moments? {
    guard let moments = session.moments else { return nil }
    let hello = ready.hellos.current
    var plan = RunPlan.usual
    plan.seed = options.plan.seed
    plan.selection = options.plan.selection
    let operations = try operations(among: Array(ready.chosen))
    var runs: [BenchmarkRun] = []
    for moment in 0..<moments.count {
      let progress = makeProgressLine()
      progress.announce(moment: moment + 1, of: moments.count, pauseSeconds: moments.pauseNanoseconds / 1e9)
      if !interruption.waits(nanoseconds: moments.pauseNanoseconds) { return nil }
      let runner = SuiteRunner(
        launcher: ready.launchers.current, plan: plan, operations: operations, report: progress.show)
      let recording = Recording(showing: progress) { runner.run(hello: hello) { ready.chosen.contains($0) } }
      let run = recording.run(of: hello.suite, hello: hello, plan: plan)
      if run.completeness == .partial { return nil }
      runs.append(run)
    }
    return SelfTestMoments.assess(runs, pauseSeconds: moments.pauseNanoseconds / 1e9)
  }

  /// Refuses moments that could tell nothing, before any of them is waited for.
  func checkMoments(_ session: SessionOptions, benchmarks: Int) throws(ToolError) {
    guard let moments = session.moments else { return }
    let fewest = SelfTestMoments.fewest(forBenchmarks: benchmarks)
    guard moments.count < fewest else { return }
    let what = benchmarks == 1 ? "1 benchmark" : "\(benchmarks) benchmarks"
    throw ToolError(
      .usage, "\(moments.count) moments of \(what) tell nothing of a machine: use --moments \(fewest) or more")
  }
}

extension Interruption {
  /// Waits so long, and says whether nobody asked to stop meanwhile.
  fileprivate func waits(nanoseconds: Double) -> Bool {
    let end = ContinuousClock.now + .nanoseconds(Int64(min(nanoseconds, 1e18)))
    while ContinuousClock.now < end {
      let left = ContinuousClock.now.duration(to: end)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      if let descriptor {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&waiting, 1, Int32(clamping: milliseconds)) == 1 { return false }
      } else {
        usleep(useconds_t(clamping: min(milliseconds, 1000) * 1000))
      }
    }
    return true
  }
}
