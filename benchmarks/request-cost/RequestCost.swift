import BenchModel
import BenchRunner
import BenchStatistics
import CBenchPrimitives
import CommandLineTool
import Glibc
import WorkerProtocol

/// Measures what a request and its answer cost beside the batch that was asked for.
///
/// `benchmarks/request-cost/run` runs it for workers of several languages: `request-cost ROUNDS WORKER [ARGUMENT…]`. A
/// worker of the first benchmark is asked as a session asks it, by the same code; what passes here between a request
/// and its answer, less what the worker says that the batch took, is the cost. Batches of all lengths take turns.
@main
struct RequestCost {
  /// The batch lengths that a session may have, in nanoseconds.
  private static let lengths = [5e6, 8e6, 20e6]
  private static let limit = 60e9

  /// The batches of one length, in laps as a session asks for them.
  private struct Batches {
    let cut: BatchLaps
    var reported: [Double] = []
    var costs: [Double] = []
  }

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let rounds = arguments.first.flatMap({ Int($0) }), rounds > 0, arguments.count > 1 else {
      print("usage: request-cost ROUNDS WORKER [ARGUMENT...]")
      exit(64)
    }
    let launcher = ProcessWorkerLauncher(
      arguments: Array(arguments.dropFirst()), environment: ProcessSurroundings.environment())
    let worker = try launcher.launch()
    var lengths = try calibrated(worker)
    var random = SplitMix64(seed: 1)
    for _ in 0..<rounds {
      var order = Array(lengths.indices)
      random.shuffle(&order)
      for index in order { try measure(&lengths[index], on: worker) }
    }
    try worker.finish()
    for batches in lengths { print(try line(worker.hello.suite, batches)) }
  }

  private static func calibrated(_ worker: any WorkerConnection) throws -> [Batches] {
    _ = try worker.ask(.prepare(benchmark: 0), timeoutNanoseconds: limit)
    _ = try worker.ask(.warmUp(iterations: 100), timeoutNanoseconds: limit)
    return try lengths.map { length in
      let answer = try worker.ask(.calibrate(nanoseconds: length), timeoutNanoseconds: limit)
      guard case .calibrated(let iterations, _) = answer else { throw WorkerFailure(.protocolViolation, "\(answer)") }
      return Batches(cut: BatchLaps(iterations: iterations, batchNanoseconds: length))
    }
  }

  private static func measure(_ batches: inout Batches, on worker: any WorkerConnection) throws {
    let request = WorkerRequest.timeOperations(
      laps: batches.cut.laps, iterations: batches.cut.iterations, cpuTime: worker.hello.cpuTime == true)
    let start = bench_monotonic_ns()
    let answer = try worker.ask(request, timeoutNanoseconds: limit)
    let elapsed = Double(bench_monotonic_ns() - start)
    guard case .measured(_, let nanoseconds, _) = answer else { throw WorkerFailure(.protocolViolation, "\(answer)") }
    let batch = nanoseconds.reduce(0, +)
    batches.reported.append(batch)
    batches.costs.append(elapsed - batch)
  }

  private static func line(_ suite: String, _ batches: Batches) throws -> String {
    let batch = try OrderedSample(batches.reported).median / 1e6
    let cost = try OrderedSample(batches.costs).median / 1e3
    let total = batches.costs.reduce(0, +) / batches.reported.reduce(0, +) * 100
    let cells = [
      suite, "\(DecimalText.fixed(batch, decimals: 1)) ms", "\(DecimalText.fixed(cost, decimals: 0)) µs",
      "\(DecimalText.fixed(cost / batch / 10, decimals: 2)) %", "\(DecimalText.fixed(total, decimals: 2)) %",
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }
}
