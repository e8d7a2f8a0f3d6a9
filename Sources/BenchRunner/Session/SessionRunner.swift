package import BenchModel
import BenchStatistics
package import WorkerProtocol

/// Measures the benchmarks of two worker programs against each other, in rounds.
///
/// In a round both workers of a benchmark are started afresh and alive together, and are asked in turn for one batch at
/// a time, so that the two values of a pair are milliseconds apart and what the machine does meanwhile falls on both.
/// Every benchmark has its first round before any has its second: a session that is stopped is a shorter session.
package struct SessionRunner {
  let launchers: Sides<any WorkerLauncher>
  private let plan: RunPlan
  /// Counts of operations that the caller wants instead of the benchmarks' own.
  private let operations: [BenchmarkID: Int]
  private let stoppingRule: StoppingRule
  /// Whether each round also has a launch of the current side with nobody beside it.
  private let measuresAlone: Bool
  private let report: (RunEvent) -> Void

  /// What is counted and not timed hardly differs between launches: three of them show whether it does.
  private static let probedRounds = 3

  /// Makes a runner; the launches of the plan are the rounds, at most.
  ///
  /// - Parameters:
  ///   - operations: how many operations of a benchmark are timed singly, where that is not its own count.
  ///   - stoppingRule: when a session ends before its last planned round.
  ///   - measuresAlone: whether each round also has a launch of the current side with nobody beside it, to tell what
  ///     the other worker does to it.
  package init(
    launchers: Sides<any WorkerLauncher>, plan: RunPlan, operations: [BenchmarkID: Int] = [:],
    stoppingRule: StoppingRule = .asPlanned, measuresAlone: Bool = false, report: @escaping (RunEvent) -> Void
  ) {
    self.launchers = launchers
    self.plan = plan
    self.operations = operations
    self.stoppingRule = stoppingRule
    self.measuresAlone = measuresAlone
    self.report = report
  }

  /// What a session gave, without what only the outer world knows.
  package struct Outcome {
    /// One result for each chosen benchmark of a side, in that side's order.
    package let results: Sides<[BenchmarkResult]>
    /// What the current side's launches with nobody beside them gave, where there were any.
    package let alone: [BenchmarkResult]
    /// Whether the session was stopped before its end.
    package let completeness: BenchmarkRun.Completeness
    /// The definitions of the metrics that the results of a side have samples of.
    package let metrics: Sides<[Metric]>
  }

  /// Runs all rounds of the chosen benchmarks that both sides have; those of one side only are measured alone.
  package func run(hellos: Sides<WorkerHello>, isChosen: (BenchmarkID) -> Bool) -> Outcome {
    var progress = SessionBenchmark.common(to: hellos, isChosen: isChosen).map { BenchmarkProgress($0) }
    var definitions = Sides(baseline: MetricDefinitions(), current: MetricDefinitions())
    var completeness = conduct(&progress, hellos: hellos, definitions: &definitions)
    let known = Dictionary(
      progress.map { ($0.benchmark.declaration.id, $0) }, uniquingKeysWith: { first, _ in first })
    var results = Sides<[BenchmarkResult]>(baseline: [], current: [])
    for side in BenchmarkRun.SessionMembership.Side.allCases {
      let alone = runAlone(hellos[side], on: side, isStopped: completeness == .partial) { id in
        isChosen(id) && known[id] == nil
      }
      if alone.completeness == .partial { completeness = .partial }
      // Of two definitions of one name the one that both sides measured holds.
      for metric in alone.metrics { try? definitions[side].add([metric]) }
      let others = Dictionary(alone.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      results[side] = hellos[side].benchmarks.compactMap { declaration in
        known[declaration.id]?.result(of: side, plan: plan) ?? others[declaration.id]
      }
    }
    return Outcome(
      results: results, alone: progress.compactMap { $0.resultAlone(plan: plan) }, completeness: completeness,
      metrics: Sides(
        baseline: definitions.baseline.used(by: results.baseline),
        current: definitions.current.used(by: results.current)))
  }
}

extension SessionRunner {
  /// Round after round over the benchmarks that are pending, in another random order each time.
  private func conduct(
    _ progress: inout [BenchmarkProgress], hellos: Sides<WorkerHello>, definitions: inout Sides<MetricDefinitions>
  ) -> BenchmarkRun.Completeness {
    var random = SplitMix64(seed: plan.seed)
    var turns = 0
    for round in 0..<plan.launches {
      var pending = progress.indices.filter { progress[$0].isPending }
      random.shuffle(&pending)
      let expected = turns + pending.count * (plan.launches - round)
      for index in pending {
        // Each turn has a generator of its own, so that one which ends early changes nothing for the next ones.
        var draws = SplitMix64(seed: random.next())
        report(.launching(progress[index].benchmark.declaration.id, launch: turns, of: expected))
        do throws(SideFailure) {
          try advance(&progress[index], round: round, turn: turns, hellos: hellos, random: &draws)
          try progress[index].define(in: &definitions)
        } catch {
          if error.failure.isInterruption {
            report(.stopping)
            return .partial
          }
          progress[index].failure = error
          report(.failed(progress[index].benchmark.declaration.id, error.failure.failure))
        }
        turns += 1
      }
      guard stoppingRule.allowsMore(after: round + 1, of: &progress, plan: plan) else { break }
    }
    return .complete
  }

  /// One round of one benchmark.
  private func advance(
    _ progress: inout BenchmarkProgress, round: Int, turn: Int, hellos: Sides<WorkerHello>, random: inout SplitMix64
  ) throws(SideFailure) {
    let currentIsFirst = random.draw(below: 2) == 0
    let orders = Sides(baseline: 2 * turn + (currentIsFirst ? 1 : 0), current: 2 * turn + (currentIsFirst ? 0 : 1))
    let seed = UInt32(1 + random.draw(below: UInt64(UInt32.max)))
    let scripts = scripts(of: progress.benchmark, round: round, orders: orders, hellos: hellos)
    // The first round has to come first, since it finds the plan of the others.
    let isAloneFirst = measuresAlone && progress.roundPlan != nil && random.draw(below: 2) == 0
    if isAloneFirst, let roundPlan = progress.roundPlan {
      progress.add(alone: try alone(scripts.current, by: roundPlan, hellos, hashSeed: seed))
    }
    let workers = try launch(currentIsFirst ? [.current, .baseline] : [.baseline, .current], hellos, hashSeed: seed)
    var script = RoundScript(
      scripts: scripts, roundPlan: progress.roundPlan, probes: round < Self.probedRounds, random: &random)
    do throws(SideFailure) {
      progress.add(try script.run(on: workers))
    } catch {
      workers.baseline.abandon()
      workers.current.abandon()
      throw error
    }
    if measuresAlone, !isAloneFirst, let roundPlan = progress.roundPlan {
      progress.add(alone: try alone(scripts.current, by: roundPlan, hellos, hashSeed: seed))
    }
  }

  private func scripts(
    of benchmark: SessionBenchmark, round: Int, orders: Sides<Int>, hellos: Sides<WorkerHello>
  ) -> Sides<LaunchScript> {
    let declaration = operations[benchmark.declaration.id].map(benchmark.declaration.with) ?? benchmark.declaration
    // Reading one clock more is part of what is measured, so that both sides do it or none.
    let timesProcessor = hellos.baseline.cpuTime == true && hellos.current.cpuTime == true
    let script = { (side: BenchmarkRun.SessionMembership.Side) in
      LaunchScript(
        plan: plan, declaration: declaration, number: benchmark.numbers[side], launch: round, order: orders[side],
        operationsPerLap: nil, probedBefore: nil, canProbe: hellos[side].probes == true,
        timesProcessor: timesProcessor)
    }
    return Sides(baseline: script(.baseline), current: script(.current))
  }

  /// What only one side has is measured by itself, in as few launches as an interval needs: it shows that the benchmark
  /// works and what it costs, and there is nothing to judge it by.
  private func runAlone(
    _ hello: WorkerHello, on side: BenchmarkRun.SessionMembership.Side, isStopped: Bool,
    isChosen: (BenchmarkID) -> Bool
  ) -> SuiteRunner.Outcome {
    var plan = plan
    plan.launches = isStopped ? 0 : min(plan.launches, Self.launchesAlone)
    let runner = SuiteRunner(launcher: launchers[side], plan: plan, operations: operations, report: report)
    return runner.run(hello: hello, isChosen: isChosen)
  }

  private static let launchesAlone = 3
}
