import BenchModel
import BenchStatistics
import Testing

@testable import BenchComparison

@Suite("Acknowledgements in a history")
struct HistoryAcknowledgementTests {
  /// A history of some benchmarks of group `g` with a value a day from 2026-03-01 on.
  private func entries(_ values: [String: [Double]], metric: Metric = .allocations) throws -> [HistoryEntry] {
    let count = values.values.map(\.count).max() ?? 0
    return try (0..<count).map { day in
      let results = values.sorted { $0.key < $1.key }.map { name, values in
        let range = metric.nature == .exact ? values[day] : nil
        let estimate = Estimate(value: values[day], lower: range, upper: range, replicates: 5)
        return HistoryEntry.Result(
          id: BenchmarkID(group: "g", name: name),
          figures: [.init(metric: metric.name, statistic: .best, estimate: estimate)])
      }
      return HistoryEntry(
        run: "run \(day)", date: try Instant("2026-03-\(day < 9 ? "0" : "")\(day + 1)T00:00:00Z"), commit: nil,
        machine: "m", suite: "s", metrics: [metric], results: results)
    }
  }

  private func entry(
    _ bound: String, benchmark: String = "g/a", metric: Metric = .allocations, statistic: Statistic? = nil,
    expires: String = "2026-12-31"
  ) throws -> Acknowledgement {
    Acknowledgement(
      benchmark: benchmark, metric: metric.name, statistic: statistic, bound: try Tolerance(bound),
      reason: "checks more", expires: try CalendarDate(expires), origin: "policy.json:4")
  }

  private func report(_ entries: [HistoryEntry], _ acknowledgements: [Acknowledgement]) throws -> HistoryReport {
    try HistoryAnalyst.report(
      on: HistoryColumns(entries), source: "h", policy: Policy(acknowledgements: acknowledgements), tolerances: [],
      newest: 2)
  }

  @Test("A change for the worse that is accepted is reported as one, is no regression, and is said in the first line")
  func covers() throws {
    let report = try report(entries(["a": [3, 3, 3, 4]]), [entry("50%")])
    let change = try #require(report.series[0].changes.first)
    #expect(change.isWorse && change.isAcknowledged && change.acknowledgement?.acknowledgement.reason == "checks more")
    #expect(report.outcome == .pass && report.warnings.isEmpty)
    #expect(
      report.headline.hasPrefix("1 change for the worse, 1 acknowledged, in 1 series of up to 4 runs, worst 'g/a'"),
      "\(report.headline)")
  }

  @Test(
    "Beyond its bound and after its last day it accepts nothing; the day is that of the newest run",
    arguments: [
      ([3, 3, 3, 4], "34%", "2026-12-31", .covers), ([3, 3, 3, 4], "33%", "2026-12-31", .exceeded),
      ([3, 3, 3, 4], "1", "2026-12-31", .covers), ([0, 0, 0, 2], "2", "2026-12-31", .covers),
      ([0, 0, 0, 2], "50%", "2026-12-31", .exceeded), ([3, 3, 3, 4], "50%", "2026-03-04", .covers),
      ([3, 3, 3, 4], "50%", "2026-03-03", .expired),
    ] as [([Double], String, String, RowAcknowledgement.Standing)])
  func standing(values: [Double], bound: String, expires: String, standing: RowAcknowledgement.Standing) throws {
    let report = try report(entries(["a": values]), [entry(bound, expires: expires)])
    #expect(report.series[0].changes.first?.acknowledgement?.standing == standing)
    #expect(report.outcome == (standing == .covers ? .pass : .regression))
  }

  @Test("It is for one benchmark, one metric and, where it says so, one statistic, and for nothing that improved")
  func selection() throws {
    let worse = try entries(["a": [3, 3, 3, 4]])
    let others = [
      try entry("50%", benchmark: "g/b"), try entry("50%", metric: .time), try entry("50%", statistic: .mean),
    ]
    for other in others {
      let report = try report(worse, [other])
      #expect(report.outcome == .regression && report.series[0].changes.first?.acknowledgement == nil)
    }
    let better = try report(entries(["a": [4, 4, 4, 3]]), [entry("50%")])
    #expect(better.series[0].changes.first?.acknowledgement == nil && better.outcome == .pass)
  }

  @Test("The worst change of the first line is one that nobody accepted, if there is one")
  func worst() throws {
    let report = try report(entries(["a": [3, 3, 3, 9], "b": [30, 30, 30, 31]]), [entry("300%")])
    #expect(report.outcome == .regression)
    #expect(report.headline.contains("1 change for the worse in 2 series"), "\(report.headline)")
    #expect(report.headline.contains("worst 'g/b'"), "\(report.headline)")
    let earlier = try self.report(
      entries(["a": [3, 9, 9, 9, 9], "b": [30, 31, 31, 31, 31]]), [entry("300%")])
    #expect(earlier.outcome == .pass)
    #expect(
      earlier.headline.hasPrefix("2 changes for the worse, 1 acknowledged, in 2 series of up to 5 runs, worst 'g/b'"),
      "\(earlier.headline)")
  }

  @Test("A noisy change is beyond the bound where its whole interval is", arguments: [("12%", true), ("5%", false)])
  func noisy(bound: String, covers: Bool) throws {
    var random = SplitMix64(seed: 1)
    let values = (0..<28).map { day in
      (day < 14 ? 1000 : 1100) * (1 + 0.002 * (Double(random.next() >> 11) * 0x1p-53 - 0.5))
    }
    let all = try entries(["a": values], metric: .time)
    let report = try HistoryAnalyst.report(
      on: HistoryColumns(all), source: "h", policy: Policy(acknowledgements: [entry(bound, metric: .time)]),
      tolerances: [], newest: 20)
    let change = try #require(report.series[0].changes.first)
    #expect(change.isWorse && change.isAcknowledged == covers, "\(change)")
    #expect(report.outcome == (covers ? .pass : .regression))
  }
}
