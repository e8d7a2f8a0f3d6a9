import BenchModel
import Testing

@testable import BenchComparison

/// Zeros in raw values, in published figures and in single ones.
@Suite("Zero has one rule for all evidence")
struct ZeroRuleTests {
  private static let size = Metric(name: "size", unit: .bytes)
  private static let count = Metric(name: "calls", unit: .count)
  private static let rate = Metric(name: "rate", unit: .perSecond, direction: .larger)

  private static func run(_ metric: Metric, _ sample: Sample) -> BenchmarkRun {
    BenchmarkRun(
      id: "", suite: "s", environment: RunFixture.environment, metrics: [metric, .latency],
      results: [BenchmarkResult(id: BenchmarkID(group: "", name: "a"), samples: [sample])])
  }

  private static func raw(_ metric: Metric, _ values: [[Double]]) -> BenchmarkRun {
    let places = Array(values.indices)
    return run(
      metric,
      Sample(
        metric: metric.name, process: places, round: places, order: places, iterations: places.map { _ in 1 },
        values: values))
  }

  private static func published(_ metric: Metric, _ summary: Summary) -> BenchmarkRun {
    run(metric, Sample(metric: metric.name, published: summary))
  }

  private static func compare(_ before: BenchmarkRun, _ after: BenchmarkRun) throws -> Comparison {
    try Judge.compare(
      baseline: RunSource(run: before, file: "a", format: ""), current: RunSource(run: after, file: "b", format: ""),
      policy: Policy(), policySource: "none", sameBytes: false)
  }

  /// The row that stands for the benchmark.
  private static func row(_ before: BenchmarkRun, _ after: BenchmarkRun) throws -> ComparisonRow {
    try #require(try compare(before, after).rows.first)
  }

  /// One figure a side, by every kind of evidence that can state it.
  private static func pairs(_ metric: Metric, _ before: Double, _ after: Double) -> [(BenchmarkRun, BenchmarkRun)] {
    func both(_ side: (Double) -> BenchmarkRun) -> (BenchmarkRun, BenchmarkRun) { (side(before), side(after)) }
    return [
      both { raw(metric, [[$0]]) }, both { raw(metric, [[$0, $0, $0, $0]]) },
      both { value in raw(metric, (0..<5).map { _ in [value, value] }) },
      both { published(metric, Summary(count: 1, mean: $0)) },
      both { published(metric, Summary(count: 10, mean: $0, stdev: $0 / 10)) },
      both { published(metric, Summary(median: $0)) },
    ]
  }

  @Test("Zero on both sides gates nothing, whatever the metric", arguments: [size, count, rate, .time])
  func never(metric: Metric) throws {
    for (before, after) in Self.pairs(metric, 0, 0) {
      let row = try Self.row(before, after)
      #expect(row.verdict == .invalid && !row.gates && row.note == "It is zero on both sides.")
    }
  }

  @Test("From zero a size or a count is regressed and a rate improved; to zero it is the other way round")
  func counts() throws {
    for (metric, verdict, back) in [
      (Self.size, Verdict.regressed, Verdict.improved), (Self.count, .regressed, .improved),
      (Self.rate, .improved, .regressed),
    ] {
      for (before, after) in Self.pairs(metric, 0, 1600) {
        #expect(try Self.row(before, after).verdict == verdict, "\(metric.name)")
        #expect(try Self.row(after, before).verdict == back, "\(metric.name)")
      }
    }
  }

  @Test("A time that is zero throughout one side is invalid, and fails the gate: it was measured on the other")
  func times() throws {
    for (before, after) in Self.pairs(.time, 0, 57) + Self.pairs(.time, 57, 0) {
      let comparison = try Self.compare(before, after)
      #expect(comparison.gate.outcome == .incomplete && comparison.rows.count == 1)
      #expect(comparison.rows[0].note?.contains("a time is never zero") == true)
    }
    for (before, after) in Self.pairs(.cpuTime, 0, 57) {
      #expect(try Self.row(before, after).gates == false)
    }
  }

  @Test("Where values of both sides are zero, a time is below the clock's step and gates nothing")
  func belowStep() throws {
    let zeros = Self.raw(.time, (0..<10).map { _ in [0] })
    let few = Self.raw(.time, (0..<10).map { [$0 == 3 ? 100_000 : 0] })
    #expect(try Self.row(zeros, few).gates == false)
    #expect(try Self.row(zeros, few).note?.contains("below a step of the clock") == true)
  }

  @Test("One zero among many times leaves their mean, which has a ratio")
  func means() throws {
    let base = (0..<20).map { [1000 + 10 * Double($0 % 3)] }
    var zero = base
    zero[4] = [0]
    let same = try Self.row(Self.raw(.time, base), Self.raw(.time, zero))
    #expect(same.statistic == .mean && same.change != nil && same.gates)
    #expect(same.note?.contains("1 of 40 values are zero") == true)
    let slow = try Self.compare(Self.raw(.time, zero), Self.raw(.time, base.map { [$0[0] * 6] }))
    #expect(slow.rows[0].change.map { $0.value > 4 && $0.value < 6 } == true)
    #expect(slow.rows[0].change?.lower.map { $0 > 2 } == true)
  }

  @Test("Near zero a count may differ by one in a hundred operations and a size by a byte, and no more")
  func floors() throws {
    for (metric, tolerated, caught) in [(Self.count, 0.009, 0.02), (Self.size, 0.9, 2)] {
      for base in [0, tolerated / 2] {
        #expect(
          try Self.row(Self.raw(metric, [[base]]), Self.raw(metric, [[base + tolerated / 2]])).verdict != .regressed)
        #expect(try Self.row(Self.raw(metric, [[0]]), Self.raw(metric, [[caught]])).verdict == .regressed)
      }
    }
    // A named tolerance is the policy's own.
    let exact = Metric(name: "allocations", unit: .count, nature: .exact)
    #expect(try Self.row(Self.raw(exact, [[3]]), Self.raw(exact, [[3.02]])).verdict == .regressed)
  }

  @Test("A failure share of up to one in a hundred more passes, what is beyond fails the gate")
  func failures() throws {
    for (before, after, outcome) in [
      (0, 0.009, Gate.Outcome.undecided), (0, 0.02, .regression), (0.005, 0.012, .undecided),
      (0.005, 0.03, .regression),
      (0.2, 0.205, .undecided), (0.02, 0, .undecided),
    ] {
      func side(_ share: Double) -> BenchmarkRun {
        let latency = Sample(metric: "latency", published: Summary(mean: 1e6))
        let failures = Sample(metric: Metric.failureShare.name, published: Summary(count: 1000, mean: share))
        return BenchmarkRun(
          id: "", suite: "s", environment: RunFixture.environment, metrics: [.latency, .failureShare],
          results: [BenchmarkResult(id: BenchmarkID(group: "", name: "load"), samples: [latency, failures])])
      }
      #expect(try Self.compare(side(before), side(after)).gate.outcome == outcome, "\(before) to \(after)")
    }
  }
}
