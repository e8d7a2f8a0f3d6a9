import BenchModel
import Glibc
import WorkerProtocol

/// One process that counts benchmarks, one after the other; it is asked in steps, so that several work at a time.
final class CountMember {
  /// What is done with each benchmark, in this order.
  enum Step: CaseIterable {
    case prepare
    /// What a body does once, the first time.
    case warmUp
    /// All that came before, which counts for nothing.
    case discard
    case lapOfOne
    case takeOne
    case lapOfMany
    case takeMany
    /// The same lap again: what another thread does meanwhile, as one that ends for want of work, is hardly in both. It
    /// is longer where the first one executed too little.
    case lapAgain
    case takeAgain
  }

  let program: CountedProgram
  let seed: CountSeed
  private let counter: any EventCounter
  private let benchmarks: [CountedBenchmark]
  private let iterations: CountedIterations
  private var process: (any CountedProcess)?
  private var worker: (any WorkerConnection)?
  private var place = 0
  /// Whether nothing more is asked about the benchmark of this place.
  private var isOver = false
  private var one: CountTake?
  private var many: CountTake?
  private var starts = 0
  private(set) var counts: [BenchmarkID: BenchmarkCounts] = [:]
  /// Why the program cannot be counted at all.
  private(set) var refusal: String?
  /// Whether the tool was told to stop.
  private(set) var isInterrupted = false

  /// A worker that ends again and again is started no more.
  private static let mostStarts = 4

  init(
    _ program: CountedProgram, seed: CountSeed, benchmarks: [CountedBenchmark], counter: any EventCounter,
    iterations: CountedIterations
  ) {
    self.program = program
    self.seed = seed
    self.benchmarks = benchmarks.filter { $0.numbers[program.side] != nil }
    self.counter = counter
    self.iterations = iterations
  }

  /// How many benchmarks it counts.
  var count: Int { benchmarks.count }

  private var benchmark: CountedBenchmark? {
    place < benchmarks.count && refusal == nil && !isInterrupted ? benchmarks[place] : nil
  }

  /// Starts the process.
  func start() {
    guard benchmark != nil else { return }
    guard starts < Self.mostStarts else {
      refusal = "its worker ended \(starts) times while it was counted"
      return
    }
    starts += 1
    attempt(orRefuse: starts == 1) { () throws(WorkerFailure) in process = try counter.start(program, seed: seed) }
  }

  /// Waits for the process to be ready.
  func greet() {
    guard let process else { return }
    attempt(orRefuse: starts == 1) { () throws(WorkerFailure) in worker = try process.greet() }
  }

  /// Asks, and does not wait.
  func begin(_ step: Step) {
    if step == .prepare, worker == nil, benchmark != nil {
      start()
      greet()
    }
    guard !isOver, let benchmark, let worker, let process, let number = benchmark.numbers[program.side] else { return }
    attempt { () throws(WorkerFailure) in
      let limit = benchmark.timeoutNanoseconds * counter.slowdown
      switch step {
      case .prepare: try worker.send(.prepare(benchmark: number), timeoutNanoseconds: limit)
      case .warmUp: try worker.send(.warmUp(iterations: 1), timeoutNanoseconds: limit)
      case .lapOfOne: try worker.send(.measure(iterations: 1), timeoutNanoseconds: limit)
      case .lapOfMany: try worker.send(.measure(iterations: benchmark.iterations), timeoutNanoseconds: limit)
      case .lapAgain: try worker.send(.measure(iterations: iterations.again(benchmark)), timeoutNanoseconds: limit)
      case .discard, .takeOne, .takeMany, .takeAgain: try process.beginTake()
      }
    }
  }

  /// Waits for the answer.
  func end(_ step: Step) {
    guard !isOver, let benchmark, let worker, let process else { return }
    attempt { () throws(WorkerFailure) in
      switch step {
      case .prepare, .warmUp, .lapOfOne, .lapOfMany, .lapAgain:
        if case .failed(let failure) = try worker.receive() {
          isOver = true
          counts[benchmark.id] = BenchmarkCounts(failure: failure.reason)
        }
      case .discard: drop(try process.endTake().profile)
      case .takeOne:
        let take = try process.endTake()
        drop(take.profile)
        one = take
      case .takeMany:
        let take = try process.endTake()
        many = take
        iterations.note(take.counts.instructions - (one?.counts.instructions ?? 0), of: benchmark.id)
      case .takeAgain: note(try process.endTake(), of: benchmark)
      }
    }
  }

  /// Goes on to the next benchmark.
  func advance() {
    place += 1
    isOver = false
    (one, many) = (nil, nil)
  }

  /// Ends the process.
  func finish() {
    // What was counted is kept, however the worker ends.
    try? worker?.finish()
    if worker == nil { process?.abandon() }
    (worker, process) = (nil, nil)
  }
}

extension CountMember {
  /// A profile that nobody will look at is not kept.
  private func drop(_ profile: String?) {
    if let profile { unlink(profile) }
  }

  private func note(_ again: CountTake, of benchmark: CountedBenchmark) {
    guard let one, let first = many else { return }
    let lap = iterations.again(benchmark)
    let isAgain = lap != benchmark.iterations || again.counts.instructions < first.counts.instructions
    let many = isAgain ? again : first
    drop(isAgain ? first.profile : again.profile)
    let counted = many.counts.perIteration(beyond: one.counts, iterations: lap - 1)
    guard counted.instructions > 0 else {
      counts[benchmark.id] = BenchmarkCounts(
        failure: "more iterations executed no more instructions in the process that was started; a worker that is "
          + "started by a script is counted where the script ends by 'exec'")
      return
    }
    if seed != .fixed { drop(many.profile) }
    counts[benchmark.id] = BenchmarkCounts(
      passes: [counted], iterations: lap - 1, profile: seed == .fixed ? many.profile : nil)
  }

  /// Does something; a failure ends the benchmark, and the process with it.
  private func attempt(orRefuse refuses: Bool = false, _ action: () throws(WorkerFailure) -> Void) {
    do throws(WorkerFailure) {
      try action()
    } catch {
      isInterrupted = isInterrupted || error.isInterruption
      if refuses { refusal = error.failure.reason }
      if let benchmark { counts[benchmark.id] = BenchmarkCounts(failure: error.failure.reason) }
      isOver = true
      process?.abandon()
      (worker, process) = (nil, nil)
    }
  }
}
