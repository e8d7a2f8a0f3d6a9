import BenchModel
import WorkerProtocol

extension LaunchScript {
  /// Prepares the benchmark and warms it up: one iteration, then as many of the others as fit into a batch, since every
  /// round is a launch of its own and most of a round is to be what counts.
  func makeReady(_ worker: any WorkerConnection) throws(WorkerFailure) -> [Double] {
    guard try ask(worker, .prepare(benchmark: number)) == .prepared else { throw unexpected() }
    let wanted = declaration.warmupIterations ?? plan.warmupIterations
    guard wanted > 0 else { return [] }
    let first = try perIteration(worker, .warmUp(iterations: 1), iterations: 1)
    let others = min(wanted - 1, Int(min(plan.batchNanoseconds / max(first, 1), 1e9)))
    guard others > 0 else { return [first] }
    return [first, try perIteration(worker, .warmUp(iterations: others), iterations: others)]
  }

  /// How many iterations make a batch of the planned length, and how many operations have to be timed together.
  func calibrate(
    _ worker: any WorkerConnection
  ) throws(WorkerFailure) -> (iterations: Int, operationsPerLap: Int) {
    guard
      case .calibrated(let iterations, let perLap) = try ask(worker, .calibrate(nanoseconds: plan.batchNanoseconds)),
      iterations > 0, perLap > 0
    else { throw unexpected() }
    return (iterations, perLap)
  }

  /// The part of one side in a round, with nobody beside it.
  func run(alone worker: any WorkerConnection, by roundPlan: RoundPlan) throws(WorkerFailure) -> TimedLaunch {
    let warmup = try makeReady(worker)
    // As in a round with two sides, the first batch does not count where a batch is more than an iteration.
    let discarded =
      roundPlan.iterations == 1
      ? [] : [try perIteration(worker, .measure(iterations: roundPlan.iterations), iterations: roundPlan.iterations)]
    var laps = TimedLaps()
    for _ in 0..<roundPlan.pairs { laps += try measure(worker, roundPlan.cut) }
    try worker.finish()
    return TimedLaunch(
      place: place, lapIterations: roundPlan.cut.iterations, laps: laps, warmup: warmup + discarded,
      operationsPerLap: 0,
      operations: [], counts: .none, probe: .none)
  }
}
