import BenchModel
import Benchmarking

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

  /// The times of operations, each by itself.
  func timeSingly(_ worker: any WorkerConnection, operations: Int) throws(WorkerFailure) -> [Double] {
    let answer = try ask(worker, .timeOperations(laps: operations, iterations: 1))
    guard case .measured(1, let nanoseconds) = answer, nanoseconds.count == operations else { throw unexpected() }
    return try checked(nanoseconds, iterations: 1)
  }
}
