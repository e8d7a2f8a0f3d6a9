import BenchModel
import BenchStatistics
import WorkerProtocol

/// The conversation with the two workers of one round about one benchmark, from `prepare` to `finish`.
struct RoundScript {
  typealias Side = BenchmarkRun.SessionMembership.Side
  typealias Workers = Sides<any WorkerConnection>

  /// The part of each side; both ask for the same, whatever their benchmarks declare.
  let scripts: Sides<LaunchScript>
  /// What earlier rounds kept to; nil in the first round, which decides for all.
  let roundPlan: RoundPlan?
  /// Whether this round also counts what the benchmark allocates and uses.
  let probes: Bool
  /// Whether a benchmark that measures itself does so on both sides at the same time.
  let observesTogether: Bool
  /// The sides in the order in which they are asked where both are asked at the same time: at random, since the one
  /// that wakes up first may get the better processor.
  let turns: [Side]
  /// Where both workers are measured; nil where there is no choice.
  private let processor: SharedProcessor?
  /// Is told what later rounds do without.
  let report: (RunEvent) -> Void
  private let order: PairOrder
  private var laps = Sides(baseline: TimedLaps(), current: TimedLaps())
  private var operations = Sides<[Double]>(baseline: [], current: [])
  private var slots = Sides<[Int]>(baseline: [], current: [])

  init(
    scripts: Sides<LaunchScript>, roundPlan: RoundPlan?, probes: Bool, observesTogether: Bool = false,
    random: inout SplitMix64, report: @escaping (RunEvent) -> Void
  ) {
    self.scripts = scripts
    self.roundPlan = roundPlan
    self.probes = probes
    self.observesTogether = observesTogether
    self.report = report
    turns = random.draw(below: 2) == 0 ? [.baseline, .current] : [.current, .baseline]
    order = PairOrder(pairs: roundPlan?.pairs ?? RoundPlan.pairs(of: scripts.current.plan), random: &random)
    processor = SharedProcessor(random: &random)
  }

  /// What a round gave.
  struct Outcome {
    let records: Sides<LaunchRecord>
    /// What the next rounds keep to; nil of a benchmark that measures itself.
    let roundPlan: RoundPlan?
  }

  /// Holds the conversation: both sides get ready at the same time, and are measured in turn.
  mutating func run(on workers: Workers) throws(SideFailure) -> Outcome {
    if scripts.current.declaration.observed == true { return try observe(on: workers) }
    let ready = try makeReady(workers)
    let roundPlan = try roundPlan(of: workers)
    let warm = try warm(workers, by: roundPlan)
    let isHeld = processor?.hold(workers) ?? false
    for pair in 0..<roundPlan.pairs { try measure(pair, by: roundPlan, on: workers) }
    if isHeld { processor?.release(workers) }
    let counts = try probed(workers, iterations: roundPlan.countedIterations, of: .exact)
    let probes = try probed(workers, iterations: roundPlan.probeIterations, of: .noisy)
    try finish(workers)
    let records = Sides(
      baseline: record(.baseline, roundPlan, warmup: ready.baseline + warm.baseline, counts.baseline, probes.baseline),
      current: record(.current, roundPlan, warmup: ready.current + warm.current, counts.current, probes.current))
    return Outcome(records: records, roundPlan: roundPlan)
  }

  /// Lets both sides measure themselves, one after the other, in the order of the round's first pair.
  private func observe(on workers: Workers) throws(SideFailure) -> Outcome {
    if observesTogether {
      return Outcome(records: try observeTogether(workers).map { .observed($0) }, roundPlan: nil)
    }
    let observe = { (side: Side) throws(SideFailure) in
      LaunchRecord.observed(
        try on(side) { script throws(WorkerFailure) in try script.observe(workers[side]) })
    }
    guard order.currentIsFirst.first == true else {
      let baseline = try observe(.baseline)
      return Outcome(records: Sides(baseline: baseline, current: try observe(.current)), roundPlan: nil)
    }
    let current = try observe(.current)
    return Outcome(records: Sides(baseline: try observe(.baseline), current: current), roundPlan: nil)
  }

  /// The plan of the earlier rounds, or in the first one that of the sides' own calibrations: the fewer iterations of
  /// the two, so that the slower side's batches have the planned length; two pairs are measured to learn their cost.
  ///
  /// What takes the processor away meanwhile makes a body look slow, and the plan is that of all rounds: each side
  /// calibrates several times, and its quickest answer counts.
  private mutating func roundPlan(of workers: Workers) throws(SideFailure) -> RoundPlan {
    if let roundPlan { return roundPlan }
    report(.extraBegins)
    defer { report(.extraEnds) }
    let before = try on(.baseline) { script throws(WorkerFailure) in try script.calibrateOften(workers.baseline) }
    let after = try on(.current) { script throws(WorkerFailure) in try script.calibrateOften(workers.current) }
    let iterations = min(before.iterations, after.iterations)
    let costs = Sides(
      baseline: min(try batch(.baseline, iterations, workers), try batch(.baseline, iterations, workers)),
      current: min(try batch(.current, iterations, workers), try batch(.current, iterations, workers)))
    let script = scripts.current
    return RoundPlan(
      iterations: iterations, operationsPerLap: max(before.operationsPerLap, after.operationsPerLap),
      declaredOperations: script.declaration.operations, costs: costs, plan: script.plan)
  }

  private mutating func measure(_ pair: Int, by roundPlan: RoundPlan, on workers: Workers) throws(SideFailure) {
    let sides: [Side] = order.currentIsFirst[pair] ? [.current, .baseline] : [.baseline, .current]
    for (slot, side) in sides.enumerated() {
      let batch = try on(side) { script throws(WorkerFailure) in try script.measure(workers[side], roundPlan.cut) }
      laps[side] += batch
      slots[side] += Array(repeating: 2 * pair + slot, count: batch.nanoseconds.count)
      // Right after its own batch: after the other side's, the first operation would pay for what that has driven out
      // of the caches, and one of twelve is more than a 95th percentile leaves out.
      guard operationsHere(of: roundPlan) > 0 else { continue }
      operations[side] += try on(side) { script throws(WorkerFailure) in
        try script.time(workers[side], laps: roundPlan.operations, iterations: 1).nanoseconds
      }
    }
  }

  /// How many operations are timed singly after each batch of this round.
  private func operationsHere(of roundPlan: RoundPlan) -> Int {
    scripts.current.launch < roundPlan.operationRounds ? roundPlan.operations : 0
  }

  private func batch(_ side: Side, _ iterations: Int, _ workers: Workers) throws(SideFailure) -> Double {
    try on(side) { script throws(WorkerFailure) in
      try script.perIteration(workers[side], .measure(iterations: iterations), iterations: iterations)
    }
  }

  private func record(
    _ side: Side, _ roundPlan: RoundPlan, warmup: [Double], _ counts: Probe, _ probe: Probe
  ) -> LaunchRecord {
    let operations = roundPlan.lapsAreOperations ? laps[side].nanoseconds : operations[side]
    return .timed(
      TimedLaunch(
        place: scripts[side].place, lapIterations: roundPlan.cut.iterations, laps: laps[side], warmup: warmup,
        operationsPerLap: operations.isEmpty ? 0 : 1, operations: operations,
        counts: counts, probe: probe, slots: slots[side]))
  }

  /// Does something on one side, and says of a failure whose it is.
  func on<Value>(
    _ side: Side, _ action: (LaunchScript) throws(WorkerFailure) -> Value
  ) throws(SideFailure) -> Value {
    try rethrowing(try action(scripts[side])) { (error: WorkerFailure) in SideFailure(side: side, failure: error) }
  }
}
