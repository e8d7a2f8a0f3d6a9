import WorkerProtocol

/// Answers a runner's requests with the benchmarks of this process.
struct Worker {
  let suite: String
  let benchmarks: [Benchmark]

  /// Makes a worker of a suite's benchmarks.
  init(suite: String, benchmarks: [Benchmark]) {
    self.suite = suite
    self.benchmarks = benchmarks
  }

  /// Serves requests until the runner says to finish or goes away.
  ///
  /// Synchronous bodies run on the main thread. Asynchronous ones run off the main actor, so that an iteration does
  /// not pay for hopping executors; a body may still call the main actor itself.
  @MainActor
  func serve(
    input: Int32 = Wire.requestDescriptor, output: Int32 = Wire.answerDescriptor
  ) async {
    var channel = WorkerChannel(input: input, output: output)
    guard channel.send(hello) else { return }
    var session = WorkerSession(benchmarks: benchmarks, clock: .measured())
    while let request = channel.receive(), let answer = await session.answer(to: request) {
      guard channel.send(answer) else { return }
    }
  }

  private var hello: WorkerHello {
    WorkerHello(
      suite: suite, toolchain: Build.toolchain, optimised: Build.isOptimised, probes: true, cpuTime: true,
      benchmarks: benchmarks.map(WorkerHello.Declaration.init))
  }
}
