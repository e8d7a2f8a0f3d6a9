import BenchModel
import WorkerProtocol

extension LaunchScript {
  /// How many iterations are to precede the measured ones.
  var wantedWarmup: Int { declaration.warmupIterations ?? plan.warmupIterations }

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

  /// The quickest of several calibrations: the most iterations, and the fewest operations together.
  func calibrateOften(
    _ worker: any WorkerConnection
  ) throws(WorkerFailure) -> (iterations: Int, operationsPerLap: Int) {
    var best = try calibrate(worker)
    for _ in 1..<Self.calibrations {
      let other = try calibrate(worker)
      best = (max(best.iterations, other.iterations), min(best.operationsPerLap, other.operationsPerLap))
    }
    return best
  }

  private static let calibrations = 3

  /// Asks for laps that need no processor time.
  static func request(laps: Int, iterations: Int) -> WorkerRequest {
    laps == 1 ? .measure(iterations: iterations) : .timeOperations(laps: laps, iterations: iterations)
  }

  /// The part of one side in a round, with nobody beside it.
  func run(alone worker: any WorkerConnection, by roundPlan: RoundPlan) throws(WorkerFailure) -> TimedLaunch {
    guard try ask(worker, .prepare(benchmark: number)) == .prepared else { throw unexpected() }
    var warmup: [Double] = []
    if wantedWarmup > 0 { warmup.append(try perIteration(worker, .warmUp(iterations: 1), iterations: 1)) }
    // As in a round with two sides, nothing more is done where a batch is a single iteration.
    if roundPlan.iterations > 1 {
      var settling = Settling(cut: roundPlan.cut, pairs: roundPlan.pairs, wanted: wantedWarmup)
      while !settling.isOver {
        let (laps, iterations) = (settling.laps, roundPlan.cut.iterations)
        let step = try timed(
          ask(worker, Self.request(laps: laps, iterations: iterations)), laps: laps, iterations: iterations
        ).nanoseconds
        settling.add([step.min() ?? 0])
        warmup.append(step.reduce(0, +) / Double(step.count))
      }
    }
    var laps = TimedLaps()
    for _ in 0..<roundPlan.pairs { laps += try measure(worker, roundPlan.cut) }
    try worker.finish()
    return TimedLaunch(
      place: place, lapIterations: roundPlan.cut.iterations, laps: laps, warmup: warmup, operationsPerLap: 0,
      operations: [], counts: .none, probe: .none)
  }
}
