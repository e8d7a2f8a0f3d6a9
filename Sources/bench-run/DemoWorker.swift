import BenchModel
import CBenchPrimitives
import CommandLineTool
import WorkerProtocol

/// `bench-run` as the worker of its own demonstration: the protocol, with the built-in workload and nothing else.
///
/// Only a runner at the other end makes it one: whoever sets the variable or writes the argument by hand gets what he
/// would get without this type.
struct DemoWorker: ~Copyable {
  private let workload: DemoWorkload

  /// The argument that names the worker, before the count of passes.
  static let argument = "--demo-worker"
  /// What the benchmark is called.
  static let benchmark = BenchmarkID(group: "demo", name: "hash")
  /// What the suite is called.
  static let suite = "demo"

  /// What has this tool serve so many passes.
  static func arguments(passes: Int) -> [String] {
    [ProcessSurroundings.executablePath, argument, String(passes)]
  }

  /// Makes a worker where the arguments, the environment and the descriptors say that a runner has started one.
  init?(arguments: [String], environment: [String: String]) {
    guard environment[Wire.environmentVariable] != nil, arguments.count == 2, arguments[0] == Self.argument,
      let passes = Int(arguments[1]), passes > 0, RunnerPipes() == .present
    else { return nil }
    workload = DemoWorkload(passes: passes)
  }

  /// Serves requests until the runner says to finish or goes away.
  func serve() {
    var channel = WorkerChannel()
    guard channel.send(Self.hello) else { return }
    while let request = channel.receive(), let answer = answer(to: request) {
      guard channel.send(answer) else { return }
    }
  }

  private static var hello: WorkerHello {
    WorkerHello(
      suite: suite, toolchain: Build.toolchain, optimised: Build.isOptimised,
      benchmarks: [.init(id: benchmark, operations: 0, warmupIterations: warmupOperations)])
  }

  /// What the workload costs does not change after its first few operations.
  private static let warmupOperations = 20

  /// Does what a request asks for; nil when it asks for the end.
  private func answer(to request: WorkerRequest) -> WorkerAnswer? {
    switch request {
    case .prepare(benchmark: 0): .prepared
    case .warmUp(let iterations), .measure(let iterations): measured(laps: 1, iterations)
    case .timeOperations(let laps, let iterations, _): measured(laps: laps, iterations)
    case .calibrate(let nanoseconds): .calibrated(iterations: operations(lasting: nanoseconds), operationsPerLap: 1)
    case .finish: nil
    case .prepare, .probe, .observe:
      .failed(Failure(kind: .protocolViolation, reason: "the built-in workload is timed, and is the only one"))
    }
  }

  private func measured(laps: Int, _ iterations: Int) -> WorkerAnswer {
    guard laps > 0, iterations > 0 else {
      return .failed(Failure(kind: .protocolViolation, reason: "\(laps) laps of \(iterations) iterations are none"))
    }
    return .measured(iterations: iterations, nanoseconds: (0..<laps).map { _ in time(operations: iterations) })
  }

  private func time(operations: Int) -> Double {
    let begin = bench_monotonic_ns()
    workload.run(operations: operations)
    return Double(bench_monotonic_ns() - begin)
  }

  /// How many operations last so long where nothing comes between: the best of a few stretches tells what one costs.
  private func operations(lasting nanoseconds: Double) -> Int {
    let best = (0..<Self.calibrations).map { _ in time(operations: Self.calibratedOperations) }.min() ?? 1
    return max(1, Int(min(nanoseconds * Double(Self.calibratedOperations) / max(best, 1), 1e9)))
  }

  private static let calibrations = 5
  /// A few tenths of a millisecond, far above the step of a clock and mostly within a slice of the scheduler.
  private static let calibratedOperations = 20
}
