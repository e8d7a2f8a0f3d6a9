import BenchModel
import WorkerProtocol

/// The conversation with one worker about one benchmark, from `prepare` to `finish`.
struct LaunchScript {
  let plan: RunPlan
  let declaration: WorkerHello.Declaration
  /// The benchmark's number in the worker's hello.
  let number: Int
  let launch: Int
  let order: Int
  /// How many operations earlier launches timed together; nil for the first launch, which decides for all, so that the
  /// launches' operations are of one kind.
  let operationsPerLap: Int?
  /// Over how many iterations earlier launches counted; nil for the first launch, which decides for all, since what a
  /// pass does once has another mean over another number.
  let probedBefore: (counted: Int, probed: Int)?
  /// Whether the worker can be probed.
  let canProbe: Bool
  /// Whether the laps of batches are also timed by the processor.
  var timesProcessor = false

  /// Below three batches a launch has no spread of its own to speak of.
  private static let fewestBatches = 3

  /// Holds the conversation.
  ///
  /// - Throws: how the worker failed, or the failure it reported of the benchmark.
  func run(on worker: any WorkerConnection) throws(WorkerFailure) -> LaunchRecord {
    declaration.observed == true ? .observed(try observe(worker)) : .timed(try time(worker))
  }

  /// Which launch this is.
  var place: LaunchPlace { LaunchPlace(order: order, launch: launch) }

  private func time(_ worker: any WorkerConnection) throws(WorkerFailure) -> TimedLaunch {
    guard try ask(worker, .prepare(benchmark: number)) == .prepared else { throw unexpected() }
    let warmup = try warmUp(worker)
    let (iterations, perLap) = try calibrate(worker)
    let cut = BatchLaps(iterations: iterations, batchNanoseconds: plan.batchNanoseconds)
    let batches = try measureBatches(worker, cut)
    let lap = operationsPerLap ?? perLap
    let cost = batches.nanoseconds.min() ?? 0
    let operations = try timeOperations(worker, perLap: lap, cost: cost)
    let counts = try count(worker, iterations: probedBefore?.counted ?? Self.countedIterations(cost: cost))
    let probed = probedBefore?.probed ?? Self.probeIterations(cost: cost, limit: plan.launchNanoseconds)
    let probe = try self.probe(worker, iterations: probed)
    try worker.finish()
    return TimedLaunch(
      place: place, lapIterations: cut.iterations, laps: batches, warmup: warmup,
      operationsPerLap: operations.isEmpty ? 0 : lap, operations: operations, counts: counts, probe: probe)
  }

  /// One iteration, to learn what it costs, then the others, as far as they fit into the time of a launch, but always
  /// one more: the first has often paid for what happens once.
  private func warmUp(_ worker: any WorkerConnection) throws(WorkerFailure) -> [Double] {
    let wanted = declaration.warmupIterations ?? plan.warmupIterations
    guard wanted > 0 else { return [] }
    let first = try perIteration(worker, .warmUp(iterations: 1), iterations: 1)
    let affordable = Int(min(plan.launchNanoseconds / max(first, 1), 1e9))
    let others = min(wanted - 1, max(affordable, 1))
    guard others > 0 else { return [first] }
    return [first, try perIteration(worker, .warmUp(iterations: others), iterations: others)]
  }

  /// The laps of as many batches as fit into a launch.
  private func measureBatches(_ worker: any WorkerConnection, _ cut: BatchLaps) throws(WorkerFailure) -> TimedLaps {
    var laps = TimedLaps()
    var batches = 0
    var spent = 0.0
    while batches < Self.fewestBatches
      || (spent + plan.batchNanoseconds / 2 < plan.launchNanoseconds && batches < mostBatches)
    {
      let batch = try measure(worker, cut)
      laps += batch
      batches += 1
      spent += batch.nanoseconds.reduce(0, +) * Double(cut.iterations)
    }
    return laps
  }

  /// The laps of one batch.
  func measure(_ worker: any WorkerConnection, _ cut: BatchLaps) throws(WorkerFailure) -> TimedLaps {
    if cut.laps == 1, !timesProcessor {
      let nanoseconds = try perIteration(worker, .measure(iterations: cut.iterations), iterations: cut.iterations)
      return TimedLaps(nanoseconds: [nanoseconds])
    }
    return try time(worker, laps: cut.laps, iterations: cut.iterations, cpuTime: timesProcessor)
  }

  /// So many laps; reading the processor's clock beside a single short operation would cost more than the operation.
  func time(
    _ worker: any WorkerConnection, laps: Int, iterations: Int, cpuTime: Bool = false
  ) throws(WorkerFailure) -> TimedLaps {
    let request = WorkerRequest.timeOperations(laps: laps, iterations: iterations, cpuTime: cpuTime)
    return try timed(try ask(worker, request), laps: laps, iterations: iterations, cpuTime: cpuTime)
  }

  /// The laps of an answer.
  func timed(
    _ answer: WorkerAnswer, laps: Int, iterations: Int, cpuTime: Bool = false
  ) throws(WorkerFailure) -> TimedLaps {
    guard case .measured(iterations, let wall, let cpu) = answer, wall.count == laps, !cpuTime || cpu != nil else {
      throw unexpected()
    }
    return TimedLaps(
      nanoseconds: try checked(wall, iterations: iterations),
      cpuNanoseconds: cpuTime ? try checked(cpu.map { [$0] } ?? [], iterations: laps * iterations) : [])
  }

  /// Ends the batches of a worker whose clock hardly moves; ten times the planned count leaves room for a body that
  /// became faster after its calibration.
  private var mostBatches: Int {
    Int(min(10 * plan.launchNanoseconds / max(plan.batchNanoseconds, 1), 1e6))
  }

  /// The benchmark's own count of operations is kept; the plan's is cut to what fits into twice the time of a launch.
  private func timeOperations(
    _ worker: any WorkerConnection, perLap: Int, cost: Double
  ) throws(WorkerFailure) -> [Double] {
    var wanted = Self.parts(of: declaration.operations ?? plan.operations, each: plan.launches)
    if declaration.operations == nil, cost > 0 {
      wanted = min(wanted, max(1, Int(min(2 * plan.launchNanoseconds / cost, 1e9))))
    }
    guard wanted > 0 else { return [] }
    return try time(worker, laps: Self.parts(of: wanted, each: perLap), iterations: perLap).nanoseconds
  }

  /// How many times `size` covers `count`; any numbers of a worker may come in, so nothing is added to them first.
  static func parts(of count: Int, each size: Int) -> Int {
    count > 0 ? (count - 1) / size + 1 : 0
  }

  func perIteration(
    _ worker: any WorkerConnection, _ request: WorkerRequest, iterations: Int
  ) throws(WorkerFailure) -> Double {
    try timed(try ask(worker, request), laps: 1, iterations: iterations).nanoseconds[0]
  }

  func checked(_ nanoseconds: [Double], iterations: Int) throws(WorkerFailure) -> [Double] {
    guard nanoseconds.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw WorkerFailure(.protocolViolation, "the worker answered with a time that is negative or not finite")
    }
    return nanoseconds.map { $0 / Double(iterations) }
  }

  func ask(
    _ worker: any WorkerConnection, _ request: WorkerRequest
  ) throws(WorkerFailure) -> WorkerAnswer {
    try send(request, to: worker)
    return try receive(from: worker)
  }

  /// Asks, and does not wait.
  func send(_ request: WorkerRequest, to worker: any WorkerConnection) throws(WorkerFailure) {
    let limit = declaration.timeoutSeconds.map { $0 * 1e9 } ?? plan.timeoutNanoseconds
    try worker.send(request, timeoutNanoseconds: limit)
  }

  /// The answer to what was asked last; a failure that the worker reports is one.
  func receive(from worker: any WorkerConnection) throws(WorkerFailure) -> WorkerAnswer {
    let answer = try worker.receive()
    if case .failed(let failure) = answer { throw WorkerFailure(reported: failure) }
    return answer
  }

  func unexpected() -> WorkerFailure {
    WorkerFailure(.protocolViolation, "the worker's answer does not belong to the request")
  }
}
