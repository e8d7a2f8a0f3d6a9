import BenchModel

extension VacuousPass {
  /// Metrics that are other ones on one side, or that no side says enough of.
  static let metrics: [VacuousPass] = [
    way("time that became a metric of no known direction", 4, new: run(metric: time(.unknown))),
    way("time that was a metric of no known direction", 4, base: run("1", metric: time(.unknown))),
    way(
      "time of no known direction on both sides", 4, base: run("1", metric: time(.unknown)),
      new: run(metric: time(.unknown))),
    way("time of which more was better", 4, base: run("1", metric: time(.larger))),
    way(
      "time of which more is better on both sides", 4, base: run("1", metric: time(.larger)),
      new: run(metric: time(.larger))),
    way(
      "a slower program, and time of which more is better on both sides", 4,
      base: run("1", metric: time(.larger)), new: run(metric: time(.larger), results: slower.results)),
    way("time that was counted in bytes", 4, base: run("1", metric: Metric(name: "time", unit: .bytes))),
    way("time that became exact", 4, new: run(metric: exactTime)),
    way("time that was exact", 4, base: run("1", metric: exactTime)),
    way("time that became signed", 4, new: run(metric: signedTime)),
    way("time that was signed", 4, base: run("1", metric: signedTime)),
    way("time that is signed on both sides", 4, base: run("1", metric: signedTime), new: run(metric: signedTime)),
    way(
      "a metric of its own that became one of no direction", 4, base: only(score(.larger), "1"),
      new: only(score(.unknown), "2")),
    way(
      "a metric of its own that had no direction", 4, base: only(score(.unknown), "1"), new: only(score(.larger), "2")),
    way(
      "a metric of its own without a direction", 4, base: only(score(.unknown), "1"), new: only(score(.unknown), "2")),
    way("a metric of its own turned round", 4, base: only(score(.larger), "1"), new: only(score(.smaller), "2")),
    way(
      "a metric of its own in another unit", 4, base: only(score(.larger), "1"),
      new: only(Metric(name: "score", unit: .perSecond, direction: .larger), "2")),
    way(
      "a metric of its own, a third of it left", 1, base: only(score(.larger), "1"),
      new: only(score(.larger), "2", times: 0.33)),
    way("exact counts that became noisy", 4, base: only(.allocations, "1"), new: only(noisyAllocations, "2")),
    way("exact counts that were noisy", 4, base: only(noisyAllocations, "1"), new: only(.allocations, "2")),
    way(
      "one more exact count, within what time may change by", 1, base: withAllocations("1", 100),
      new: withAllocations("2", 101)),
    way("the metric dropped that decides", 4, base: withTwoMetrics(), new: only(.peakMemory, "2")),
    way("the second metric of one benchmark dropped", 4, base: withTwoMetrics(), new: secondMetricOfOne),
    way(
      "percentiles lost in one short launch of ten", 4, base: latencies("1"),
      new: latencies("2", launches: 1, calls: 10)),
    way("percentiles lost in short launches", 4, base: latencies("1"), new: latencies("2", calls: 10)),
    way("percentiles lost in passes of ten calls", 4, base: latencies("1"), new: latencies("2", iterations: 10)),
    way(
      "percentiles that the baseline has none of", 3, base: latencies("1", iterations: 10),
      new: latencies("2", launches: 1, calls: 10)),
    way(
      "an unknown metric beside an open time", 3, base: open("1", with: score(.unknown), 5),
      new: open("2", with: score(.unknown), 5)),
  ]

  private static func time(_ direction: Metric.Direction) -> Metric { Metric.time.with(direction: direction) }
  private static func score(_ direction: Metric.Direction) -> Metric {
    Metric(name: "score", unit: .count, direction: direction)
  }
  private static let exactTime = Metric(name: "time", unit: .nanoseconds, nature: .exact)
  private static let signedTime = Metric(name: "time", unit: .nanoseconds, isSigned: true)
  private static let noisyAllocations = Metric(name: "allocations", unit: .count)

  private static func withAllocations(_ id: String, _ count: Double) -> BenchmarkRun {
    let results = Runs.run(id).results.map {
      $0.with(samples: $0.samples + [sample(of: .allocations, Array(repeating: [count], count: 10))])
    }
    return BenchmarkRun(
      id: id, suite: "suite", environment: Runs.environment, metrics: [.time, .allocations], results: results)
  }

  /// Two metrics, of which the second benchmark has only the first.
  private static var secondMetricOfOne: BenchmarkRun {
    let run = withTwoMetrics("2")
    let results = run.results.map { $0.id.name == "b" ? $0.with(samples: [$0.samples[0]]) : $0 }
    return run.with(results: results)
  }
}
