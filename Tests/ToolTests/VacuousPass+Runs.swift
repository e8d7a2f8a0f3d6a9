import BenchModel
import Testing

extension VacuousPass {
  /// Nothing to compare, or not what was meant to be compared.
  static let runs: [VacuousPass] = [
    way("no benchmark in the current run", 65, new: run(results: [])),
    way("no benchmark in either run", 65, base: run("1", results: []), new: run(results: [])),
    way("no benchmark in the baseline", 65, base: run("1", results: [])),
    way("no benchmark in common", 4, new: Runs.run("2", ["c": 1000])),
    way(
      "no benchmark in common, and removal allowed", 4, policy: #""removed": "warn""#, new: Runs.run("2", ["c": 1000])),
    way("one benchmark removed", 4, new: Runs.run("2", ["a": 1000])),
    way("every benchmark failed", 4, new: run(results: unmeasured(.failed))),
    way(
      "every benchmark failed, and failure allowed", 4, policy: #""failed": "warn""#,
      new: run(results: unmeasured(.failed))),
    way("every benchmark timed out", 4, new: run(results: unmeasured(.timedOut))),
    way("every benchmark skipped", 4, new: run(results: unmeasured(.skipped))),
    way(
      "every benchmark skipped on both sides", 4, base: run("1", results: unmeasured(.skipped)),
      new: run(results: unmeasured(.skipped))),
    way("a zero baseline", 4, base: run("1", results: constant(0))),
    way("a zero current run", 4, new: run(results: constant(0))),
    way("another unit", 4, new: run(metric: Metric(name: "time", unit: .bytes))),
    way(
      "another direction", 4, new: run(metric: Metric(name: "time", unit: .nanoseconds, direction: .larger))),
    way("no samples at all", 65, new: run(results: results([]))),
    way("the metric renamed", 4, new: renamed),
    way("a metric dropped and another kept", 4, base: withTwoMetrics(), new: new),
    way(
      "figures without a figure", 65, new: run(results: results([Sample(metric: "time", published: Summary())]))),
    way(
      "the sides of a session swapped", 4, base: run("1", session: session.new), new: run("2", session: session.base)),
    way(
      "one side of a session twice", 4, base: run("1", session: session.new), new: run("2", session: session.new)),
    way("the same run under one identifier", 4, new: base),
    way("the same times under another identifier", 4, new: run("2", results: base.results)),
    way("a debug build", 4, new: run(environment: environment { $0.optimised = false })),
    way("a current run stopped early", 4, new: run(completeness: .partial)),
    way("a baseline stopped early", 4, base: run("1", completeness: .partial)),
    way(
      "another machine under a strict policy", 4, policy: #""environment": "fail""#,
      new: run(environment: environment { $0.processor = "other" })),
    way(
      "nothing but inconclusive rows", 3, base: Runs.run("1", spread: 0.3, launches: 3),
      new: Runs.run("2", spread: 0.3, launches: 3)),
    way(
      "proof demanded and not given", 3, policy: #""inconclusive": "fail""#,
      new: Runs.run("2", ["a": 1000, "b": 50_000], spread: 0.08)),
    way(
      "a single figure a side", 3,
      base: run("1", results: results([Sample(metric: "time", published: Summary(mean: 9))])),
      new: run("2", results: results([Sample(metric: "time", published: Summary(mean: 9))]))),
    way(
      "everything 30 % slower, by whatever cause", 3, base: Runs.run("1", ["a": 1e3, "b": 2e4, "c": 3e5]),
      new: Runs.run("2", ["a": 1.3e3, "b": 2.6e4, "c": 3.9e5])),
    VacuousPass(testDescription: "the same file twice", status: 4) { directory in
      try directory.put(directory.bytes("base.json"), at: "new.json")
    },
    way(
      "fewer than half of the benchmarks decided", 3, base: mixed("1", precise: 2, loose: 6),
      new: mixed("2", precise: 2, loose: 6)),
    way(
      "exact counts decided, while every time is open", 3, base: open("1", with: .allocations, 12),
      new: open("2", with: .allocations, 12)),
    way(
      "fewer exact counts, while every time is open", 3, base: open("1", with: .allocations, 12),
      new: open("2", with: .allocations, 3)),
    way(
      "exact bytes decided, while every time is open", 3, base: open("1", with: .allocatedBytes, 4096),
      new: open("2", with: .allocatedBytes, 4096)),
    way(
      "steady memory, while every time is open", 3, base: open("1", with: .peakMemory, 1e6),
      new: open("2", with: .peakMemory, 1e6)),
    way(
      "one time of 25 is ten times as long, and the others are faster", 1,
      base: many("1", 25, spread: 0.0005) { _ in 1000 },
      new: many("2", 25, spread: 0.0005) { $0 == 24 ? 10_000 : 1000 / (1 + 0.02 * Double($0)) }),
    way(
      "18 of 30 slower by up to 100 %", 1, base: many("1", 30, spread: 0.0005) { _ in 1000 },
      new: many("2", 30, spread: 0.0005) { $0 < 18 ? 1000 * (1 + Double($0 + 1) / 18) : 1000 }),
    way(
      "half of 40 slower and half faster", 1, base: many("1", 40, spread: 0.0005) { _ in 1000 },
      new: many("2", 40, spread: 0.0005) {
        $0 % 2 == 0 ? 1000 * (1 + 0.05 * Double($0)) : 1000 / (1 + 0.05 * Double($0))
      }),
    way(
      "one of 100 twice as slow", 1, base: many("1", 100, spread: 0.0005) { _ in 1000 },
      new: many("2", 100, spread: 0.0005) { $0 == 50 ? 2000 : 1000 }),
    way("one launch a side of an unknown load, 30 % slower", 3, base: oneLaunch("1", 1), new: oneLaunch("2", 1.3)),
    way(
      "one launch a side, 30 % slower", 1, base: Runs.run("1", launches: 1),
      new: Runs.run("2", ["a": 1300, "b": 65_000], launches: 1)),
    way("one launch a side, the same", 3, base: Runs.run("1", launches: 1), new: Runs.run("2", launches: 1)),
    way(
      "a single figure that is larger", 3, base: published("1", Summary(mean: 9)),
      new: published("2", Summary(mean: 9.2))),
    way("a single median a side", 3, base: published("1", Summary(median: 9)), new: published("2", Summary(median: 9))),
    way("a least figure a side", 4, base: published("1", Summary(min: 9)), new: published("2", Summary(min: 9))),
    way("a spread without a mean", 65, new: published("2", Summary(stdev: 1))),
    way("a published mean of zero", 4, new: published("2", Summary(mean: 0))),
    way(
      "a published spread of zero of one value", 3, base: published("1", Summary(count: 1, mean: 9, stdev: 0)),
      new: published("2", Summary(count: 1, mean: 9, stdev: 0))),
    way("both sides stopped early", 4, base: run("1", completeness: .partial), new: run(completeness: .partial)),
    way(
      "the baseline of a session twice", 4, base: run("1", session: session.base), new: run("2", session: session.base)),
    way("one benchmark failed and the rest as before", 4, new: Runs.run("2", ["a": 1000], more: [Runs.failed("b")])),
    way("one benchmark skipped and the rest as before", 4, new: Runs.run("2", ["a": 1000], more: [skipped("b")])),
    way(
      "a benchmark that came to fail", 4, base: Runs.run("1", ["a": 1000, "b": 50_000, "c": 1]),
      new: Runs.run("2", more: [Runs.failed("c")])),
    way(
      "every benchmark failed on both sides", 4, base: run("1", results: unmeasured(.failed)),
      new: run(results: unmeasured(.failed))),
    way("every benchmark of the baseline failed", 4, base: run("1", results: unmeasured(.failed))),
    way("every benchmark of the baseline skipped", 4, base: run("1", results: unmeasured(.skipped))),
    way("zeros on both sides", 4, base: run("1", results: constant(0)), new: run("2", results: zeros)),
    way("negative times", 65, new: run(results: constant(-5))),
    way("zeros in one launch", 4, new: run(results: results([sample(of: .time, [[1000], [0], [1002]])]))),
    way("zeros in every launch", 4, new: run(results: results([sample(of: .time, [[0], [0], [0]])]))),
    way("times as long as there are", 1, new: run(results: constant(1.7e308))),
    way("launches without a value", 65, new: run(results: results([sample(of: .time, [[], [], []])]))),
    way(
      "a debug build on both sides", 4, base: run("1", environment: environment { $0.optimised = false }),
      new: run(environment: environment { $0.optimised = false })),
  ]

  private static func skipped(_ name: String) -> BenchmarkResult {
    BenchmarkResult(id: Runs.id(name), status: .skipped, failure: Failure(kind: .reported, reason: "not today"))
  }

  /// One launch on a machine of which nobody knows how busy it was.
  private static func oneLaunch(_ id: String, _ factor: Double) -> BenchmarkRun {
    Runs.run(
      id, ["a": 1000 * factor, "b": 50_000 * factor], launches: 1, environment: environment { $0.loadAtStart = nil })
  }

  private static var zeros: [BenchmarkResult] { results([sample(of: .time, [[0], [0], [0], [0]])]) }
}
