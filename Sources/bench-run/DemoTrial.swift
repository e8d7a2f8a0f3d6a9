import BenchComparison
import BenchModel
import BenchRunner
import WorkerProtocol

/// One session of the demonstration: the built-in workload against itself, or against itself with more work.
struct DemoTrial {
  /// How often the words are hashed in an operation of the current side.
  let passes: Int

  /// Half of the planted change: as far from nothing as from what is to be found.
  static let tolerance = Tolerance(relative: DemoWorkload.plantedShare / 2)
  /// Where pages say that the rules were written.
  static let policySource = "the demonstration"
  /// With the last round, the start of the workers and the page a session stays within ten seconds.
  static let budget = Duration.milliseconds(9000)

  /// Twenty laps a side and round, since the best of fewer is another quantity, in batches so short that a busy machine
  /// has time for many rounds.
  static let plan = RunPlan(
    seed: 1, launches: 100, warmupIterations: 20, batchNanoseconds: 1.5e6, launchNanoseconds: 10.5e6, operations: 0,
    timeoutNanoseconds: 10e9)

  /// What the gate is to say where all is well.
  var expected: Gate.Outcome { passes == DemoWorkload.usualPasses ? .pass : .regression }

  /// The share of work that the current side has more of.
  var plantedShare: Double { Double(passes) / Double(DemoWorkload.usualPasses) - 1 }

  /// What the two workers of the session are.
  func launchers(environment: [String: String], children: ChildProcessSet) -> Sides<any WorkerLauncher> {
    Sides(baseline: DemoWorkload.usualPasses, current: passes).map { passes in
      ProcessWorkerLauncher(
        arguments: DemoWorker.arguments(passes: passes), environment: environment, children: children)
    }
  }

  /// When the session is looked at, and when it ends.
  func stoppingRule(looks: [Int]?) -> StoppingRule {
    let begin = ContinuousClock.now
    let left = { (Self.budget - begin.duration(to: .now)) / .nanoseconds(1) }
    return StoppingRule(looks: looks ?? [], nanosecondsLeft: left) { rounds in
      let runs = SessionWatch.runs(of: rounds, suite: DemoWorker.suite, looks: looks)
      // A fault of a run is the business of the comparison at the end, which names it.
      return (try? Self.compare(runs)).map(SessionLooks.outlook) ?? SessionOutlook()
    }
  }

  /// Judges the session; no policy and no other file of the folder has a say.
  static func compare(_ runs: Sides<BenchmarkRun>) throws(ComparisonError) -> Comparison {
    let sources = runs.map { RunSource(run: $0, file: $0.session?.side.rawValue ?? "", format: "session") }
    return try Judge.compare(
      baseline: sources.baseline, current: sources.current, policy: policy, policySource: policySource, sameBytes: false
    )
  }

  /// The best of the time alone has a say: the other rows inform of tails, which a workload without any would only
  /// take from the machine.
  private static var policy: Policy {
    let informing = [Statistic.mean, .p75].map { statistic in
      GatingRule(
        selector: RowSelector(metric: Metric.time.name, statistic: statistic, origin: policySource), severity: .inform)
    }
    let rule = ToleranceRule(
      benchmark: nil, metric: Metric.time.name, statistic: nil, tolerance: tolerance, origin: policySource)
    return Policy(tolerances: [rule], gating: informing)
  }
}
