import BenchModel
import WorkerProtocol

/// Makes an existing suite measurable in the way in which workers are: its benchmarks measure themselves, each time in
/// a process of its own.
///
/// Where the tool cannot be asked for one benchmark, what a start gave of the others is kept for their own turns: both
/// sides keep as much, so that what ran in one round stays a round.
package final class HarnessLauncher: WorkerLauncher {
  private let suite: HarnessedSuite
  private let starter: HarnessStarter
  private var listed: (hello: WorkerHello, benchmarks: [HarnessBenchmark])?
  private var kept: [BenchmarkID: [WorkerAnswer]] = [:]

  /// - Parameters:
  ///   - environment: the environment of every process.
  ///   - directory: where they are started, or nil for the working directory of this process.
  ///   - children: the processes that live at one time.
  ///   - reading: reads what a start left.
  package init(
    _ suite: HarnessedSuite, environment: [String: String], directory: String? = nil, children: ChildProcessSet,
    reading: @escaping HarnessReading
  ) {
    self.suite = suite
    starter = HarnessStarter(
      suite: suite, environment: environment, directory: directory, children: children, reading: reading)
  }

  package func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection {
    HarnessWorker(hello: try list().hello, launcher: self, hashSeed: hashSeed)
  }

  private func list() throws(WorkerFailure) -> (hello: WorkerHello, benchmarks: [HarnessBenchmark]) {
    if let listed { return listed }
    let benchmarks = try HarnessList(suite: suite, starter: starter).benchmarks()
    let hello = WorkerHello(
      suite: suite.harness.name, toolchain: "", optimised: true,
      benchmarks: benchmarks.map {
        WorkerHello.Declaration(id: $0.id, operations: nil, warmupIterations: nil, observed: true)
      })
    listed = (hello, benchmarks)
    return (hello, benchmarks)
  }

  /// What the next start gives of a benchmark, or gave already.
  func answer(of number: Int, hashSeed: UInt32?, within limit: Duration) throws(WorkerFailure) -> WorkerAnswer {
    let benchmarks = try list().benchmarks
    let benchmark = benchmarks[number]
    if let earlier = kept[benchmark.id], let first = earlier.first {
      kept[benchmark.id] = Array(earlier.dropFirst())
      return first
    }
    let asked = benchmarks.filter { $0.choice == benchmark.choice }
    let run = try starter.measure(choosing: benchmark.choice, hashSeed: hashSeed, within: limit)
    let selection = HarnessSelection(
      asked: asked.map(\.id), isByName: benchmark.isByName, givesOneFigure: suite.harness.givesOneFigure)
    for other in asked where other.id != benchmark.id {
      kept[other.id, default: []].append(selection.answer(of: other.id, in: run))
    }
    return selection.answer(of: benchmark.id, in: run)
  }
}
