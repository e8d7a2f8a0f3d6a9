import BenchModel

/// What a run has to fulfil beyond having the right shape, so that nothing is ever compared by half.
enum RunValidation {
  static func check(_ run: BenchmarkRun) throws(ReadingFault) {
    if run.results.isEmpty { throw ReadingFault("the file holds no benchmark") }
    let metrics: [ByteKey: Metric]
    do throws(RunContradiction) {
      metrics = try run.provenMetrics()
    } catch {
      throw ReadingFault(error.description)
    }
    for result in run.results { try check(result, metrics: metrics) }
  }

  private static func check(_ result: BenchmarkResult, metrics: [ByteKey: Metric]) throws(ReadingFault) {
    var name: String { "benchmark '\(result.id)'" }
    if result.status == .measured, result.samples.isEmpty {
      throw ReadingFault("\(name) is said to be measured and has no samples")
    }
    if result.status != .measured, result.failure == nil {
      throw ReadingFault("\(name) is \(result.status.rawValue) and no failure says why")
    }
    for sample in result.samples {
      guard let metric = metrics[ByteKey(sample.metric)] else { continue }
      try check(sample, of: metric, name: "\(name), metric '\(metric.name)'")
    }
  }

  /// - Parameter name: names the sample in errors, and is worked out for one of them alone.
  private static func check(_ sample: Sample, of metric: Metric, name: @autoclosure () -> String) throws(ReadingFault) {
    if let published = sample.published {
      guard sample.values.isEmpty else {
        throw ReadingFault("\(name()): a sample has either measurements or published figures, not both")
      }
      return try check(published, of: metric, name: name())
    }
    guard sample.values.contains(where: { !$0.isEmpty }) else {
      throw ReadingFault("\(name()): the sample holds no measurement")
    }
    guard (sample.values + (sample.warmup ?? [])).allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw ReadingFault("\(name()): a measurement is not finite")
    }
    guard sample.iterations.allSatisfy({ $0 > 0 }) else {
      throw ReadingFault("\(name()): a launch has no iterations")
    }
    if metric.unit == .nanoseconds, sample.values.contains(where: { $0.contains { $0 < 0 } }) {
      throw ReadingFault("\(name()): a time is negative")
    }
  }

  private static func check(_ published: Summary, of metric: Metric, name: @autoclosure () -> String)
    throws(ReadingFault)
  {
    let figures = [
      published.mean, published.median, published.p90, published.p95, published.p99, published.min, published.max,
    ].compactMap(\.self)
    if !(figures + [published.stdev ?? 0]).allSatisfy(\.isFinite) {
      throw ReadingFault("\(name()): a published figure is not finite")
    }
    if figures.isEmpty { throw ReadingFault("\(name()): nothing is published, neither a mean nor any other figure") }
    if let count = published.count, count < 1 { throw ReadingFault("\(name()): figures of \(count) values") }
    if metric.unit == .nanoseconds, figures.contains(where: { $0 < 0 }) {
      throw ReadingFault("\(name()): a time is negative")
    }
    if let deviation = published.stdev, deviation < 0 {
      throw ReadingFault("\(name()): a standard deviation is negative")
    }
  }
}
