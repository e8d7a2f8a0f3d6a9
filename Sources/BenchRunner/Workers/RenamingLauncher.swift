package import BenchModel
package import WorkerProtocol

/// Starts workers of a program some of whose benchmarks go by other names than it declares.
///
/// A session pairs benchmarks by their names: under its new name the benchmark of an older program is measured beside
/// its successor, round by round.
package struct RenamingLauncher: WorkerLauncher {
  private let launcher: any WorkerLauncher
  private let names: [BenchmarkID: BenchmarkID]

  /// Takes the launcher of the program, and new names by those that it declares.
  package init(_ launcher: any WorkerLauncher, names: [BenchmarkID: BenchmarkID]) {
    self.launcher = launcher
    self.names = names
  }

  package func start(hashSeed: UInt32?) throws(WorkerFailure) -> StartedWorker {
    let started = try launcher.start(hashSeed: hashSeed)
    return StartedWorker(
      greet: { () throws(WorkerFailure) in renamed(try started.greet()) }, abandon: started.abandon)
  }

  package func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection {
    renamed(try launcher.launch(hashSeed: hashSeed))
  }

  private func renamed(_ worker: any WorkerConnection) -> any WorkerConnection {
    RenamedWorker(worker, hello: worker.hello.with(names: names))
  }
}

/// A worker that goes on as it is, under another hello.
private final class RenamedWorker: WorkerConnection {
  let hello: WorkerHello
  private let worker: any WorkerConnection

  init(_ worker: any WorkerConnection, hello: WorkerHello) {
    self.worker = worker
    self.hello = hello
  }

  func send(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure) {
    try worker.send(request, timeoutNanoseconds: timeoutNanoseconds)
  }

  func receive() throws(WorkerFailure) -> WorkerAnswer { try worker.receive() }

  func beginFinish() throws(WorkerFailure) { try worker.beginFinish() }

  func finish() throws(WorkerFailure) { try worker.finish() }

  func abandon() { worker.abandon() }

  var process: Int32? { worker.process }
}

extension WorkerHello {
  /// The same hello with other names of benchmarks, by those that it has; their numbers stay.
  package func with(names: [BenchmarkID: BenchmarkID]) -> WorkerHello {
    let renamed = benchmarks.map { declaration in
      Declaration(
        id: names[declaration.id] ?? declaration.id, operations: declaration.operations,
        warmupIterations: declaration.warmupIterations, timeoutSeconds: declaration.timeoutSeconds,
        relativeTo: declaration.relativeTo.map { names[$0] ?? $0 }, skipReason: declaration.skipReason,
        observed: declaration.observed)
    }
    return WorkerHello(
      hello: hello, suite: suite, toolchain: toolchain, optimised: optimised, probes: probes, cpuTime: cpuTime,
      benchmarks: renamed)
  }
}
