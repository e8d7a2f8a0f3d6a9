import BenchModel
import Glibc
import Testing

@testable import BenchComparison

/// How the cost grows with a fourfold size: fourfold where it is linear, sixteenfold where it is the square.
///
/// Processor time of the thread, the least of three runs; the limit leaves room for what caches and sorting add.
@Suite("Cost of many metrics and many rules", .serialized)
struct ScalingTests {
  private static let room = 9.0

  private func growth(from size: Int, _ work: (Int) throws -> (() throws -> Void)) throws -> Double {
    let costs = try [size, 4 * size].map { size in
      let work = try work(size)
      return try (0..<3).map { _ in try Self.processorTime(work) }.min() ?? 0
    }
    return costs[1] / costs[0]
  }

  private static func processorTime(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
    let start = now()
    try work()
    return now() - start
  }

  private static func metrics(_ count: Int) -> [Metric] {
    (0..<count).map { Metric(name: "metric\($0)", unit: .nanoseconds) }
  }

  private static func run(metrics: [Metric], id: String, isOptimised: Bool = true) -> BenchmarkRun {
    var environment = RunFixture.environment
    environment.optimised = isOptimised
    let samples = metrics.map { RunFixture.sample([[1, 2]], of: $0) }
    return RunFixture.run([RunFixture.result(samples)], id: id, metrics: metrics, environment: environment)
  }

  @Test("Metrics of one benchmark are paired in a time that grows with their number")
  func pairing() throws {
    // Rows of an unoptimised build need no statistics, so that finding the other side is most of the work.
    let growth = try growth(from: 2000) { size in
      let metrics = Self.metrics(size)
      let sides = ["a", "b"].map { Self.run(metrics: metrics, id: $0, isOptimised: false) }
      return { _ = try RunFixture.compare(sides[0], sides[1]) }
    }
    #expect(growth < Self.room, "\(growth)")
  }

  @Test("The spreads of the rows of one benchmark are found in a time that grows with their number")
  func spreads() throws {
    let growth = try growth(from: 1000) { size in
      let metrics = Self.metrics(size)
      let index = try RunIndex(RunFixture.source(Self.run(metrics: metrics, id: "a")))
      let estimate = Estimate(value: 1, replicates: 1)
      let rows = metrics.map { metric in
        ComparisonRow(
          id: RunFixture.id, label: nil, metric: metric, statistic: .best, evidence: .launches, baseline: estimate,
          current: estimate, change: nil, tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02,
          toleranceOrigin: "o", verdict: .noRegression, gates: true)
      }
      return {
        var spreads = RowSpreads(baseline: index, current: index)
        for row in rows { _ = spreads.described(row) }
      }
    }
    #expect(growth < Self.room, "\(growth)")
  }

  private static func index(benchmarks count: Int, metrics: [Metric] = [.time]) throws -> RunIndex {
    let results = (0..<count).map { number in
      RunFixture.unmeasured(.skipped, id: BenchmarkID(group: "group", name: "name\(number)"))
    }
    return try RunIndex(RunFixture.source(RunFixture.run(results, id: "a", metrics: metrics)))
  }

  @Test(
    "Rules and benchmarks are matched in a time that grows with their sum, whatever the rules name",
    arguments: ["group/name#", "group/*#", "gro*me#", "*#", nil])
  func rules(pattern: String?) throws {
    let growth = try growth(from: 500) { size in
      let metrics = Self.metrics(size)
      let index = try Self.index(benchmarks: size, metrics: metrics)
      let selectors = (0..<size).map { number in
        let named = pattern.map {
          $0.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
        }
        return RowSelector(
          benchmark: named, metric: pattern == nil ? metrics[number].name : nil, origin: "policy:\(number)")
      }
      return {
        let rules = try ApplicableRules(selectors, baseline: index, current: index)
        for (result, metric) in zip(index.source.run.results, metrics) {
          _ = rules.mostSpecific(among: rules.rules(for: result.id), metric: metric, statistic: .best)
        }
      }
    }
    #expect(growth < Self.room, "\(growth)")
  }

  @Test("Objectives and benchmarks are matched in a time that grows with their sum")
  func objectives() throws {
    let growth = try growth(from: 500) { size in
      let index = try Self.index(benchmarks: size)
      let objectives = (0..<size).map { number in
        Objective(
          name: "o", benchmark: "group/name\(number)", metric: "time", statistic: .mean, bound: .below,
          limit: Quantity(value: 1, unit: .nanoseconds))
      }
      return { _ = try ObjectiveAssessor.assess(objectives, of: index, betweenLaunchFloor: 0.05) }
    }
    #expect(growth < Self.room, "\(growth)")
  }

  @Test("Acknowledgements and regressions meet in a time that grows with their sum")
  func acknowledgements() throws {
    let expires = try CalendarDate("2026-02-01")
    let growth = try growth(from: 500) { size in
      let entries = try (0..<size).map { number in
        Acknowledgement(
          benchmark: "group/name\(number)", metric: "time", bound: try Tolerance("5%"), reason: "r", expires: expires,
          origin: "policy:\(number)")
      }
      let held = ApplicableAcknowledgements(entries, date: expires, floor: 0)
      return {
        for number in 0..<size {
          _ = held.standing(
            of: .init(
              id: BenchmarkID(group: "group", name: "name\(number)"), metric: .time, statistic: .best, before: 1,
              after: 2, change: nil))
        }
      }
    }
    #expect(growth < Self.room, "\(growth)")
  }
}
