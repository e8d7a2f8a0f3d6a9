import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

@Suite("A second session of what regressed")
struct ConfirmationTests {
  private static let other = BenchmarkID(group: "group", name: "other")

  /// Rounds of both sides that scatter by 1 % around a change.
  private static func rounds(change: Double, seed: UInt64, count: Int = 20) -> Sides<[[Double]]> {
    var random = SplitMix64(seed: seed)
    func side(_ factor: Double) -> [[Double]] {
      (0..<count).map { _ in [1e4 * factor * RunFixture.exponential(0.007 * RunFixture.normal(&random))] }
    }
    return Sides(baseline: side(1), current: side(1 + change))
  }

  /// Both sides of a session of two benchmarks, of which the first is measured again where `second` says how.
  private static func runs(first: Double, second: Sides<[[Double]]>?, metric: Metric = .time) -> Sides<BenchmarkRun> {
    let (changed, same) = (rounds(change: first, seed: 1), rounds(change: 0, seed: 2))
    func run(_ side: BenchmarkRun.SessionMembership.Side) -> BenchmarkRun {
      let run = BenchmarkRun(
        id: side.rawValue, session: .init(id: "session", side: side), suite: "suite",
        environment: RunFixture.environment, metrics: [metric],
        results: [
          RunFixture.result([RunFixture.sample(changed[side], of: metric)]),
          RunFixture.result([RunFixture.sample(same[side], of: metric)], id: other),
        ])
      guard let second else { return run }
      return run.with(
        confirmation: [RunFixture.result([RunFixture.sample(second[side], of: metric)])], metrics: [metric])
    }
    return Sides(baseline: run(.baseline), current: run(.current))
  }

  private static func compare(
    first: Double, second: Sides<[[Double]]>?, policy: Policy = Policy()
  ) throws -> Comparison {
    let runs = runs(first: first, second: second)
    return try RunFixture.compare(runs.baseline, runs.current, policy: policy)
  }

  private static func row(_ comparison: Comparison) throws -> ComparisonRow {
    try #require(comparison.rows.first { $0.id == RunFixture.id && $0.statistic == .best })
  }

  @Test("What regressed and has not been measured again is named, and nothing else is")
  func unconfirmed() throws {
    #expect(try ConfirmationRule.unconfirmed(in: Self.compare(first: 0.1, second: nil)) == [RunFixture.id])
    #expect(try ConfirmationRule.unconfirmed(in: Self.compare(first: 0, second: nil)).isEmpty)
    let again = try Self.compare(first: 0.1, second: Self.rounds(change: 0.1, seed: 3))
    #expect(ConfirmationRule.unconfirmed(in: again).isEmpty)
  }

  @Test("A regression that a second session repeats is confirmed, with the second one's change")
  func confirmed() throws {
    let comparison = try Self.compare(first: 0.1, second: Self.rounds(change: 0.07, seed: 3, count: 30))
    let row = try Self.row(comparison)
    #expect(row.verdict == .regressed && comparison.gate.outcome == .regression)
    #expect(row.confirmation?.state == .confirmed && row.confirmation?.rounds == 30)
    #expect(((row.change?.value ?? 0) - 0.07).magnitude < 0.01)
    #expect(((row.confirmation?.firstChange ?? 0) - 0.1).magnitude < 0.01)
    #expect(row.baselineSpread?.launches == 30)
  }

  @Test("A regression that a second session does not repeat is open and suspected, and its gate does not fail by it")
  func suspected() throws {
    let comparison = try Self.compare(first: 0.1, second: Self.rounds(change: 0.01, seed: 3))
    let row = try Self.row(comparison)
    #expect(row.verdict == .inconclusive && row.isSuspected)
    #expect(comparison.gate.outcome == .pass)
    #expect(comparison.gate.headline.contains("1 of 2 benchmarks proven not slower, 1 open"))
    #expect(comparison.gate.headline.contains("1 suspected"), "\(comparison.gate.headline)")
    #expect(try Self.compare(first: 0.1, second: Self.rounds(change: -0.1, seed: 3)).gate.outcome == .pass)
    let strict = try Self.compare(
      first: 0.1, second: Self.rounds(change: 0.01, seed: 3), policy: Policy(inconclusive: .fail))
    #expect(strict.gate.outcome == .undecided)
  }

  @Test("An estimate beyond the tolerance confirms, whatever its interval is")
  func estimate() throws {
    let comparison = try Self.compare(first: 0.1, second: Self.rounds(change: 0.025, seed: 3, count: 5))
    let row = try Self.row(comparison)
    #expect(row.verdict == .regressed && (row.change?.lower ?? 1) < 0.02)
  }

  @Test("A second session that failed confirms nothing and excuses nothing")
  func failed() throws {
    var runs = Self.runs(first: 0.1, second: nil)
    runs.baseline = runs.baseline.with(
      confirmation: [RunFixture.result([RunFixture.sample(Self.rounds(change: 0, seed: 3).baseline)])], metrics: [])
    #expect(try RunFixture.compare(runs.baseline, runs.current).gate.outcome == .regression)
    runs.current = runs.current.with(confirmation: [RunFixture.unmeasured(.failed)], metrics: [])
    let comparison = try RunFixture.compare(runs.baseline, runs.current)
    #expect(comparison.gate.outcome == .regression && comparison.gate.counts.failed == 0)
    #expect(try Self.row(comparison).confirmation == nil)
  }

  @Test("Counts that repeat are not measured again, and a benchmark that did not regress is not touched")
  func notConcerned() throws {
    let same = Self.rounds(change: 0.5, seed: 3)
    let comparison = try Self.compare(first: 0, second: same)
    #expect(try Self.row(comparison).confirmation == nil && Self.row(comparison).verdict == .noRegression)
    let count = Metric(name: "count", unit: .count, direction: .smaller, nature: .exact)
    let runs = Self.runs(first: 0.1, second: nil, metric: count)
    func exact(_ run: BenchmarkRun, _ value: Double) -> BenchmarkRun {
      run.with(results: [RunFixture.result([RunFixture.sample([[value], [value], [value]], of: count)])])
    }
    let counted = try RunFixture.compare(exact(runs.baseline, 10), exact(runs.current, 12))
    #expect(counted.gate.outcome == .regression && ConfirmationRule.unconfirmed(in: counted).isEmpty)
  }

  /// Two files of twelve launches each, which ran at two moments.
  private static func files(change: Double, seed: UInt64, again: Comparison? = nil) throws -> Comparison {
    let sides = rounds(change: change, seed: seed, count: 12)
    func run(_ values: [[Double]], _ id: String) -> BenchmarkRun {
      RunFixture.run([RunFixture.result([RunFixture.sample(values)])], id: id)
    }
    return try RunFixture.compare(
      run(sides.baseline, "old \(seed)"), run(sides.current, "new \(seed)"), again: again)
  }

  @Test("Two files that regressed are confirmed by a second pair of files, or only suspected")
  func filesAgain() throws {
    let first = try Self.row(Self.files(change: 0.1, seed: 4))
    #expect(first.verdict == .regressed && first.evidence == .launches)
    let confirmed = try Self.files(change: 0.1, seed: 4, again: Self.files(change: 0.09, seed: 5))
    #expect(confirmed.gate.outcome == .regression)
    #expect(try Self.row(confirmed).confirmation?.state == .confirmed)
    let suspected = try Self.files(change: 0.1, seed: 4, again: Self.files(change: 0, seed: 6))
    let row = try Self.row(suspected)
    #expect(row.verdict == .inconclusive && row.isSuspected && suspected.gate.outcome != .regression)
    #expect(((row.confirmation?.firstChange ?? 0) - 0.1).magnitude < 0.02)
  }

  @Test("A benchmark that the second session holds twice is a contradiction")
  func twice() throws {
    var runs = Self.runs(first: 0.1, second: Self.rounds(change: 0.1, seed: 3))
    let again = try #require(runs.current.confirmation)
    runs.current = runs.current.with(confirmation: again + again, metrics: [])
    #expect(throws: ComparisonError.self) { try RunFixture.compare(runs.baseline, runs.current) }
  }
}
