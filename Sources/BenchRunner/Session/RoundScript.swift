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
  private let order: PairOrder
  private var laps = Sides(baseline: TimedLaps(), current: TimedLaps())
  private var operations = Sides<[Double]>(baseline: [], current: [])
  private var slots = Sides<[Int]>(baseline: [], current: [])

  init(scripts: Sides<LaunchScript>, roundPlan: RoundPlan?, probes: Bool, random: inout SplitMix64) {
    self.scripts = scripts
    self.roundPlan = roundPlan
    self.probes = probes
    order = PairOrder(pairs: roundPlan?.pairs ?? RoundPlan.pairs(of: scripts.current.plan), random: &random)
  }

  /// What a round gave.
  struct Outcome {
    let records: Sides<LaunchRecord>
    /// What the next rounds keep to; nil of a benchmark that measures itself.
    let roundPlan: RoundPlan?
  }

  /// Holds the conversation; the sides have no turn in common but each pair.
  mutating func run(on workers: Workers) throws(SideFailure) -> Outcome {
    if scripts.current.declaration.observed == true { return try observe(on: workers) }
    let baseline = try on(.baseline) { script throws(WorkerFailure) in try script.makeReady(workers.baseline) }
    let current = try on(.current) { script throws(WorkerFailure) in try script.makeReady(workers.current) }
    let roundPlan = try roundPlan(of: workers)
    let warm = try warmBatches(workers, iterations: roundPlan.iterations)
    for pair in 0..<roundPlan.pairs { try measure(pair, by: roundPlan, on: workers) }
    let counts = try probed(workers) { script, worker throws(WorkerFailure) in
      try script.count(worker, iterations: roundPlan.countedIterations)
    }
    let probes = try probed(workers) { script, worker throws(WorkerFailure) in
      try script.probe(worker, iterations: roundPlan.probeIterations)
    }
    for side in Side.allCases {
      try on(side) { _ throws(WorkerFailure) in try workers[side].finish() }
    }
    let warmup = Sides(baseline: baseline + warm.baseline, current: current + warm.current)
    let records = Sides(
      baseline: record(.baseline, roundPlan, warmup: warmup.baseline, counts.baseline, probes.baseline),
      current: record(.current, roundPlan, warmup: warmup.current, counts.current, probes.current))
    return Outcome(records: records, roundPlan: roundPlan)
  }

  /// Lets both sides measure themselves, one after the other, in the order of the round's first pair.
  private func observe(on workers: Workers) throws(SideFailure) -> Outcome {
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
  /// the two, so that the slower side's batches have the planned length; the first pair is measured to learn its cost.
  private mutating func roundPlan(of workers: Workers) throws(SideFailure) -> RoundPlan {
    if let roundPlan { return roundPlan }
    let before = try on(.baseline) { script throws(WorkerFailure) in try script.calibrate(workers.baseline) }
    let after = try on(.current) { script throws(WorkerFailure) in try script.calibrate(workers.current) }
    let iterations = min(before.iterations, after.iterations)
    let costs = Sides(
      baseline: try batch(.baseline, iterations, workers), current: try batch(.current, iterations, workers))
    let script = scripts.current
    return RoundPlan(
      iterations: iterations, operationsPerLap: max(before.operationsPerLap, after.operationsPerLap),
      wantedOperations: script.declaration.operations ?? script.plan.operations, costs: costs, plan: script.plan)
  }

  /// A batch a side that does not count, since the first one pays for what the others find done.
  private func warmBatches(_ workers: Workers, iterations: Int) throws(SideFailure) -> Sides<[Double]> {
    // A single long iteration has been run by now, and another one would cost as much as what counts.
    if iterations == 1 { return Sides(baseline: [], current: []) }
    return Sides(
      baseline: [try batch(.baseline, iterations, workers)], current: [try batch(.current, iterations, workers)])
  }

  private mutating func measure(_ pair: Int, by roundPlan: RoundPlan, on workers: Workers) throws(SideFailure) {
    let sides: [Side] = order.currentIsFirst[pair] ? [.current, .baseline] : [.baseline, .current]
    for (slot, side) in sides.enumerated() {
      let batch = try on(side) { script throws(WorkerFailure) in try script.measure(workers[side], roundPlan.cut) }
      laps[side] += batch
      slots[side] += Array(repeating: slot, count: batch.nanoseconds.count)
      // Right after its own batch: after the other side's, the first operation would pay for what that has driven out
      // of the caches, and one of twelve is more than a 95th percentile leaves out.
      guard roundPlan.operations > 0 else { continue }
      operations[side] += try on(side) { script throws(WorkerFailure) in
        try script.time(workers[side], laps: roundPlan.operations, iterations: 1).nanoseconds
      }
    }
  }

  /// What both sides tell when they are probed; nothing in a round without probes.
  private func probed(
    _ workers: Workers, _ probe: (LaunchScript, any WorkerConnection) throws(WorkerFailure) -> Probe
  ) throws(SideFailure) -> Sides<Probe> {
    guard probes else { return Sides(baseline: .none, current: .none) }
    let baseline = try on(.baseline) { script throws(WorkerFailure) in try probe(script, workers.baseline) }
    let current = try on(.current) { script throws(WorkerFailure) in try probe(script, workers.current) }
    return Sides(baseline: baseline, current: current)
  }

  private func batch(_ side: Side, _ iterations: Int, _ workers: Workers) throws(SideFailure) -> Double {
    try on(side) { script throws(WorkerFailure) in
      try script.perIteration(workers[side], .measure(iterations: iterations), iterations: iterations)
    }
  }

  private func record(
    _ side: Side, _ roundPlan: RoundPlan, warmup: [Double], _ counts: Probe, _ probe: Probe
  ) -> LaunchRecord {
    .timed(
      TimedLaunch(
        place: scripts[side].place, lapIterations: roundPlan.cut.iterations, laps: laps[side], warmup: warmup,
        operationsPerLap: roundPlan.operations > 0 ? 1 : 0, operations: operations[side],
        counts: counts, probe: probe, slots: slots[side]))
  }

  /// Does something on one side, and says of a failure whose it is.
  private func on<Value>(
    _ side: Side, _ action: (LaunchScript) throws(WorkerFailure) -> Value
  ) throws(SideFailure) -> Value {
    try rethrowing(try action(scripts[side])) { (error: WorkerFailure) in SideFailure(side: side, failure: error) }
  }
}
