import WorkerProtocol

extension WorkerHello.Declaration {
  /// The declaration of a benchmark.
  init(_ benchmark: Benchmark) {
    self.init(
      id: benchmark.id, operations: benchmark.options.operations,
      warmupIterations: benchmark.options.warmupIterations, timeoutSeconds: benchmark.options.timeoutSeconds,
      relativeTo: benchmark.options.relativeTo, skipReason: benchmark.options.skipReason,
      observed: benchmark.isObserved ? true : nil)
  }
}
