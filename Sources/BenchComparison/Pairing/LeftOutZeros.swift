import BenchModel

/// The other side of a benchmark that only one run has because its tool leaves out what is zero.
///
/// A counter of a load test is there as soon as it counts. That it is gone, or new, is a change to zero or from it, and
/// neither a loss nor something new.
enum LeftOutZeros {
  /// The counterpart, all of whose figures are zero; nil where the benchmark is none of such counters.
  static func counterpart(of result: BenchmarkResult, in run: RunIndex) -> BenchmarkResult? {
    let metrics = result.samples.compactMap { run.metrics[ByteKey($0.metric)] }
    guard result.status == .measured, !metrics.isEmpty, metrics.count == result.samples.count,
      metrics.allSatisfy(\.isLeftOutWhereZero)
    else { return nil }
    return BenchmarkResult(
      id: result.id, label: result.label,
      samples: metrics.map { Sample(metric: $0.name, published: Summary(count: 1, mean: 0)) })
  }
}
