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
  let plan: RunPlan
  /// Counts of operations that the caller wants instead of the benchmarks' own.
  let operations: [BenchmarkID: Int]
  let stoppingRule: StoppingRule
  /// Whether each round also has a launch of the current side with nobody beside it.
  private let measuresAlone: Bool
  let report: (RunEvent) -> Void

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
    /// Whether its time was over while benchmarks were open that had not had all of their rounds.
    package let isCut: Bool
    /// The definitions of the metrics that the results of a side have samples of.
    package let metrics: Sides<[Metric]>
  }

  /// Runs all rounds of the chosen benchmarks that both sides have; those of one side only are measured alone.
  package func run(hellos: Sides<WorkerHello>, isChosen: (BenchmarkID) -> Bool) -> Outcome {
    var progress = SessionBenchmark.common(to: hellos, isChosen: isChosen).map { BenchmarkProgress($0) }
    var definitions = Sides(baseline: MetricDefinitions(), current: MetricDefinitions())
    let ending = conduct(&progress, hellos: hellos, definitions: &definitions)
    var completeness = ending.completeness
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
      isCut: ending.isCut,
      metrics: Sides(
        baseline: definitions.baseline.used(by: results.baseline),
        current: definitions.current.used(by: results.current)))
  }
}

extension SessionRunner {
  /// How a session ended.
  private struct Ending {
    var completeness = BenchmarkRun.Completeness.complete
    var isCut = false
  }

  /// Block after block of rounds over the benchmarks that are pending, in another random order in each pass.
  private func conduct(
    _ progress: inout [BenchmarkProgress], hellos: Sides<WorkerHello>, definitions: inout Sides<MetricDefinitions>
  ) -> Ending {
    var random = SplitMix64(seed: plan.seed)
    var (turns, lastPlace) = (0, nil as Int?)
    while let block = RoundBlock(
      of: progress, looks: stoppingRule.looks, last: isSpent ? leastRounds : plan.launches,
      timeLeft: isSpent ? nil : stoppingRule.timeLeft)
    {
      for _ in 0..<block.rounds {
        let pending = block.places.filter { progress[$0].isPending }
        for place in RoundBlock.pass(over: pending, after: lastPlace, random: &random) {
          // Each turn has a generator of its own, so that one which ends early changes nothing for the next ones.
          var draws = SplitMix64(seed: random.next())
          tell(of: progress, at: place, turns: turns)
          guard turn(turns, of: &progress[place], hellos, &definitions, &draws) else {
            report(.stopping)
            return Ending(completeness: .partial)
          }
          (turns, lastPlace) = (turns + 1, place)
        }
        if isOver(progress) { break }
      }
      stoppingRule.look(at: block.places, of: &progress, plan: plan)
      for place in block.places where progress[place].isDecided { tellLeft(of: progress[place]) }
      if isOver(progress) { break }
    }
    return Ending(isCut: isSpent && progress.contains { $0.isPending && $0.rounds < plan.launches })
  }

  private var isSpent: Bool { stoppingRule.timeLeft.map { $0 <= 0 } ?? false }

  private var leastRounds: Int { min(stoppingRule.leastRounds, plan.launches) }

  /// Whether the time is over, and every benchmark had the rounds that it has in any case.
  private func isOver(_ progress: [BenchmarkProgress]) -> Bool {
    isSpent && !progress.contains { $0.isPending && $0.rounds < leastRounds }
  }

  /// One round of one benchmark, or its failure; false where the session was stopped.
  private func turn(
    _ turn: Int, of progress: inout BenchmarkProgress, _ hellos: Sides<WorkerHello>,
    _ definitions: inout Sides<MetricDefinitions>, _ random: inout SplitMix64
  ) -> Bool {
    let before = stoppingRule.timeLeft
    do throws(SideFailure) {
      try advance(&progress, round: progress.rounds, turn: turn, hellos: hellos, random: &random)
      try progress.define(in: &definitions)
    } catch {
      if error.failure.isInterruption { return false }
      progress.failure = error
      report(.failed(progress.benchmark.declaration.id, error.failure.failure))
    }
    tellLeft(of: progress)
    if let before, let after = stoppingRule.timeLeft { progress.nanoseconds += before - after }
    return true
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
      scripts: scripts, roundPlan: progress.roundPlan, probes: round < Self.probedRounds,
      observesTogether: progress.statesNoTimes, random: &random, report: report)
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
}
