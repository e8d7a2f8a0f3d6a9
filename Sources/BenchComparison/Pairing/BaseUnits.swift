import BenchModel

extension Metric.Unit {
  /// The base unit of a scaled one with the factor to it (`ms` is 1,000,000 ns), nil for a unit that is its own base.
  var base: (unit: Metric.Unit, factor: Double)? {
    // A symbol that continues a number would be read as part of the one before it.
    guard let first = symbol.utf8.first, !"0123456789.eE+-".utf8.contains(first) else { return nil }
    guard let one = try? Quantity("1\(symbol)"), one.unit != self else { return nil }
    return (one.unit, one.value)
  }
}

extension BenchmarkRun {
  /// The same run with every metric in its base unit, so that milliseconds of one side meet nanoseconds of the other.
  ///
  /// Our own files hold base units already; others may define metrics in scaled ones.
  var inBaseUnits: BenchmarkRun {
    var factors: [ByteKey: Double] = [:]
    let converted = metrics.map { metric in
      guard let base = metric.unit.base else { return metric }
      factors[ByteKey(metric.name)] = base.factor
      return Metric(
        name: metric.name, unit: base.unit, direction: metric.direction, nature: metric.nature,
        step: metric.step.map { $0 * base.factor })
    }
    if factors.isEmpty { return self }
    func scaled(_ results: [BenchmarkResult]) -> [BenchmarkResult] {
      results.map { result in
        result.with(
          samples: result.samples.map { sample in
            factors[ByteKey(sample.metric)].map { sample.scaled(by: $0) } ?? sample
          })
      }
    }
    return BenchmarkRun(
      id: id, startedAt: startedAt, session: session, suite: suite, completeness: completeness, plan: plan,
      environment: environment, metrics: converted, results: scaled(results), confirmation: confirmation.map(scaled))
  }
}

extension Sample {
  fileprivate func scaled(by factor: Double) -> Sample {
    if let published { return Sample(metric: metric, published: published.scaled(by: factor)) }
    guard isConsistent else { return self }
    return Sample(
      metric: metric, process: process, round: round, order: order, iterations: iterations,
      values: values.map { $0.map { $0 * factor } }, warmup: warmup?.map { $0.map { $0 * factor } },
      slots: slots, moment: moment)
  }
}

extension Summary {
  fileprivate func scaled(by factor: Double) -> Summary {
    func scaled(_ figure: Double?) -> Double? { figure.map { $0 * factor } }
    return Summary(
      count: count, mean: scaled(mean), median: scaled(median), p90: scaled(p90), p95: scaled(p95), p99: scaled(p99),
      min: scaled(min), max: scaled(max), stdev: scaled(stdev), operationsPerSecond: operationsPerSecond)
  }
}
