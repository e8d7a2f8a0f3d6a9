import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

@Suite("Changes in a history")
struct HistoryAnalystTests {
  /// A history of one benchmark with a value a day.
  private func entries(
    _ values: [Double], metric: Metric = .time, machine: String = "m", name: String = "b"
  ) throws -> [HistoryEntry] {
    try values.enumerated().map { day, value in
      let date = try Instant("20\(10 + day / 336)-\(two(day / 28 % 12 + 1))-\(two(day % 28 + 1))T00:00:00Z")
      let range = metric.nature == .exact ? value : nil
      let estimate = Estimate(value: value, lower: range, upper: range, replicates: 5)
      return HistoryEntry(
        run: "run \(day)", date: date, commit: "commit \(day)", machine: machine, suite: "s", metrics: [metric],
        results: [
          .init(
            id: BenchmarkID(group: "g", name: name),
            figures: [.init(metric: metric.name, statistic: .best, estimate: estimate)])
        ])
    }
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func noisy(_ count: Int, seed: UInt64, spread: Double = 0.01, level: (Int) -> Double) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let even = Double(random.next() >> 11) * 0x1p-53 - 0.5
      return 1000 * level(index) * (1 + spread * 12.0.squareRoot() * even)
    }
  }

  private func report(
    _ entries: [HistoryEntry], tolerances: [ToleranceRule] = [], newest: Int? = nil
  ) throws -> HistoryReport {
    try HistoryAnalyst.report(on: HistoryColumns(entries), source: "h", tolerances: tolerances, newest: newest)
  }

  private func tolerance(_ text: String, benchmark: String? = nil) throws -> ToleranceRule {
    ToleranceRule(benchmark: benchmark, metric: nil, statistic: nil, tolerance: try Tolerance(text), origin: "p:1")
  }

  @Test("A step is named with its commit, size and direction, whatever the order of the lines")
  func step() throws {
    let entries = try entries(noisy(60, seed: 1) { $0 < 40 ? 1 : 1.1 })
    let report = try report(entries)
    let series = try #require(report.series.first)
    let change = try #require(series.changes.first)
    #expect(series.changes.count == 1 && series.method == .noisy && report.outcome == .pass)
    #expect(change.kind == .step && change.isWorse && (39...41).contains(change.index))
    #expect(change.first.commit == "commit \(change.index)" && change.before.run == "run \(change.index - 1)")
    let size = try #require(change.change)
    #expect((size.lower ?? 1) < 0.1 && 0.1 < (size.upper ?? 0) && (size.value - 0.1).magnitude < 0.02)
    #expect(report.headline.contains("1 change for the worse in 1 series of up to 60 runs"))
    var shuffled = entries
    var random = SplitMix64(seed: 2)
    random.shuffle(&shuffled)
    #expect(try self.report(shuffled) == report)
  }

  @Test("Where larger is better, a fall is the change for the worse")
  func direction() throws {
    let metric = Metric(name: "rate", unit: .perSecond, direction: .larger)
    for (factor, isWorse) in [(0.8, true), (1.25, false)] {
      let values = noisy(40, seed: 3) { $0 < 20 ? 1 : factor }
      let change = try #require(report(entries(values, metric: metric)).series[0].changes.first)
      #expect(change.isWorse == isWorse && ((change.change?.value ?? 0) > 0) == isWorse)
    }
  }

  @Test("A creep is found of which every single step is tolerated")
  func creep() throws {
    // Each run is 0.1 % slower than the one before, with a tolerance of 2 %; together it is 12 %.
    let report = try report(entries(noisy(120, seed: 4) { 1 + 0.001 * Double($0) }))
    let changes = try #require(report.series.first).changes
    let worst = try #require(changes.max { ($0.change?.value ?? 0) < ($1.change?.value ?? 0) })
    #expect(worst.kind == .creep && worst.isWorse && (worst.change?.value ?? 0) > 0.08, "\(changes)")
    #expect(worst.last.run == "run \(worst.endIndex)" && worst.endIndex > worst.index)
  }

  @Test("Small steps up are one creep when together they exceed the tolerance, and left out when they do not")
  func smallSteps() throws {
    let values = noisy(120, seed: 5, spread: 0.002) { 1 + 0.013 * Double($0 / 30) }
    let strict = try #require(report(entries(values), tolerances: [tolerance("2%")]).series.first)
    #expect(strict.changes.count == 1 && strict.changes[0].kind == .creep, "\(strict.changes)")
    #expect(((strict.changes.first?.change?.value ?? 0) - 0.039).magnitude < 0.005)
    let lax = try #require(report(entries(values), tolerances: [tolerance("5%")]).series.first)
    #expect(lax.changes.isEmpty && lax.tolerated >= 1)
  }

  @Test("A count that is exact changes at once, also from zero, and also in the newest run")
  func exact() throws {
    for (values, share) in [([3.0, 3, 3, 4], 1.0 / 3), ([0, 2], nil)] as [([Double], Double?)] {
      let report = try report(entries(values, metric: .allocations), newest: 1)
      let change = try #require(report.series[0].changes.first)
      #expect(report.series[0].method == .exact && report.outcome == .regression)
      #expect(change.index == values.count - 1 && change.isWorse && change.change?.value == share)
    }
    let steady = try report(entries([3, 3, 3, 3], metric: .allocations), newest: 1)
    #expect(steady.outcome == .pass && steady.headline == "no change in 1 series of up to 4 runs")
  }

  @Test("A count that is another one all the time is searched like a noisy metric, and said so")
  func notExact() throws {
    let values = (0..<40).map { Double(100 + $0 * 7 % 5) }
    let series = try #require(report(entries(values, metric: .allocations)).series.first)
    #expect(series.method == .noisy && series.changes.isEmpty && series.warnings.count == 1)
  }

  @Test("Machines are series of their own")
  func machines() throws {
    let slow = try entries(noisy(30, seed: 6) { _ in 3 }, machine: "slow")
    let fast = try entries(noisy(30, seed: 7) { _ in 1 }, machine: "fast")
    let report = try report(slow + fast)
    #expect(report.series.map(\.machine) == ["fast", "slow"] && report.series.allSatisfy(\.changes.isEmpty))
  }

  @Test("Only a change for the worse in the newest runs is a regression, and only where that is asked for")
  func newest() throws {
    for (at, factor, newest, outcome) in [
      (45, 1.2, 20, Gate.Outcome.regression), (45, 1.2, 5, .pass), (45, 0.8, 20, .pass),
    ] {
      let values = noisy(60, seed: 8) { $0 < at ? 1 : factor }
      #expect(try report(entries(values), newest: newest).outcome == outcome)
      #expect(try report(entries(values)).outcome == .pass)
    }
  }

  @Test("A history too short to say anything is incomplete and never passes")
  func tooShort() throws {
    #expect(try report([], newest: 1).outcome == .incomplete)
    let short = try report(entries(noisy(7, seed: 9) { _ in 1 }))
    #expect(short.outcome == .incomplete && short.series[0].method == .tooShort)
    #expect(short.headline.contains("8 are needed"))
    // An exact count beside it does not stand in for it.
    let both = try entries([3, 3, 3], metric: .allocations) + entries([1, 1, 1], name: "c")
    #expect(try report(both).outcome == .incomplete)
    #expect(try report(entries([Double](repeating: 0, count: 20))).outcome == .incomplete)
  }

  @Test("Of 40 unchanged series together, hardly any run of the tool shows one")
  func suite() throws {
    var alarms = 0
    for seed in 0..<20 as Range<UInt64> {
      let all = try (0..<40 as Range<UInt64>).flatMap { number in
        try entries(noisy(40, seed: 1000 * seed + number) { _ in 1 }, name: "b\(number)")
      }
      if try report(all).series.contains(where: { !$0.changes.isEmpty }) { alarms += 1 }
    }
    // 20 histories at 5 % make one, give or take one.
    #expect(alarms <= 3, "\(alarms)")
  }

  @Test("A rule for nothing in the history is an error, one of the policy a warning")
  func unmatched() throws {
    let entries = try entries(noisy(20, seed: 10) { _ in 1 })
    let rules = [try tolerance("2%", benchmark: "x/*"), try tolerance("7%", benchmark: "g/*")]
    let lenient = try HistoryAnalyst.report(
      on: HistoryColumns(entries), source: "h", policy: Policy(tolerances: rules), tolerances: [])
    #expect(lenient.series[0].tolerance.relative == 0.07)
    #expect(lenient.warnings == ["p:1: the rule is for nothing in this history"])
    #expect(throws: ComparisonError.self) { try report(entries, tolerances: [tolerance("2%", benchmark: "x/*")]) }
  }
}
