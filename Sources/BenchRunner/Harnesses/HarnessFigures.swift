import BenchModel
import WorkerProtocol

/// What one start gave of one benchmark, as a worker would say it.
enum HarnessFigures {
  /// Takes a result of a start's run.
  static func answer(with result: BenchmarkResult, metrics: [Metric], givesOneFigure: Bool) -> WorkerAnswer {
    if let failure = result.failure {
      let reason = result.status == .skipped ? "the suite skips it: \(failure.reason)" : failure.reason
      return .failed(Failure(kind: .reported, reason: reason, output: failure.output))
    }
    let values = result.samples.compactMap { sample in
      metrics.first { $0.name.isSameName(as: sample.metric) }.flatMap { observed(sample, $0) }
    }
    guard !values.isEmpty else {
      return .failed(Failure(kind: .wrongOutcome, reason: "the suite's output holds no figure of it"))
    }
    return .observed(values, warnings: result.warnings + (givesOneFigure ? [oneFigure] : []))
  }

  private static let oneFigure =
    "each start gives one figure of it, so that little less than large changes are found"

  private static func observed(_ sample: Sample, _ metric: Metric) -> ObservedValues? {
    if let published = sample.published {
      return (published.median ?? published.mean ?? published.min).map {
        ObservedValues(metric: metric, iterations: 1, values: [$0])
      }
    }
    let values = sample.values.flatMap { $0 }
    guard !values.isEmpty else { return nil }
    return ObservedValues(metric: metric, iterations: max(sample.iterations.max() ?? 1, 1), values: values)
  }
}
