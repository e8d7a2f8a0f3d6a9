import BenchModel
import Testing

@testable import BenchComparison

/// Each case is a pair of runs in which nothing has been proven; a gate that passes one of them could not fail.
@Suite("Vacuous passes")
struct VacuousPassTests {
  struct Mutant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let baseline: BenchmarkRun
    let current: BenchmarkRun
    var policy = Policy()
    var sameBytes = false
    let outcome: Gate.Outcome
  }

  private static let steady = RunFixture.sample([[1e3, 1e3], [1e3, 1e3], [1e3, 1e3]])
  private static let sound = RunFixture.run([RunFixture.result([steady])], id: "sound")
  private static let other = BenchmarkID(group: "group", name: "other")

  private static func current(_ sample: Sample, metrics: [Metric] = [.time]) -> BenchmarkRun {
    RunFixture.run([RunFixture.result([sample])], id: "current", metrics: metrics)
  }

  private static func mutant(
    _ name: String, _ current: BenchmarkRun, policy: Policy = Policy(), sameBytes: Bool = false,
    outcome: Gate.Outcome = .incomplete
  ) -> Mutant {
    mutant(name, sound, current, policy: policy, sameBytes: sameBytes, outcome: outcome)
  }

  private static func mutant(
    _ name: String, _ baseline: BenchmarkRun, _ current: BenchmarkRun, policy: Policy = Policy(),
    sameBytes: Bool = false, outcome: Gate.Outcome = .incomplete
  ) -> Mutant {
    Mutant(
      testDescription: name, baseline: baseline, current: current, policy: policy, sameBytes: sameBytes,
      outcome: outcome)
  }

  private static func debug(_ id: String, _ optimised: Bool) -> BenchmarkRun {
    var environment = RunFixture.environment
    environment.optimised = optimised
    return RunFixture.run([RunFixture.result([steady])], id: id, environment: environment)
  }

  private static func machine(_ name: String) -> BenchmarkRun {
    var environment = RunFixture.environment
    environment.processor = name
    return RunFixture.run([RunFixture.result([steady])], id: name, environment: environment)
  }

  private static let wide = RunFixture.sample([[900, 900], [1000, 1000], [1100, 1100]])
  private static let zero = RunFixture.sample([[0], [0], [0]])
  private static let empty = RunFixture.run([], id: "empty")
  private static let twoBenchmarks = RunFixture.run(
    [RunFixture.result([steady]), RunFixture.result([steady], id: other)], id: "two")
  private static let changed = [
    Metric(name: "time", unit: .bytes), Metric(name: "time", unit: .nanoseconds, direction: .larger),
  ]

  private static let mutants: [Mutant] = [
    mutant("both runs empty", empty, RunFixture.run([], id: "empty too")),
    mutant("current empty", empty), mutant("baseline empty", empty, sound),
    mutant("current empty, removal allowed", empty, policy: Policy(removed: .warn)),
    mutant("disjoint names", RunFixture.run([RunFixture.result([steady], id: other)], id: "disjoint")),
    mutant(
      "disjoint names, removal allowed", RunFixture.run([RunFixture.result([steady], id: other)], id: "disjoint"),
      policy: Policy(removed: .warn)),
    mutant("all failed", RunFixture.run([RunFixture.unmeasured(.failed)], id: "failed")),
    mutant(
      "all failed, failure allowed", RunFixture.run([RunFixture.unmeasured(.failed)], id: "failed"),
      policy: Policy(failed: .warn)),
    mutant("all skipped", RunFixture.run([RunFixture.unmeasured(.skipped)], id: "skipped")),
    mutant(
      "all skipped on both sides", RunFixture.run([RunFixture.unmeasured(.skipped)], id: "one"),
      RunFixture.run([RunFixture.unmeasured(.skipped)], id: "two")),
    mutant("NaN in one launch", current(RunFixture.sample([[1e3], [1e3], [.nan]]))),
    mutant("infinity", current(RunFixture.sample([[1e3], [.infinity], [1e3]]))),
    mutant("negative", current(RunFixture.sample([[1e3], [-1], [1e3]]))),
    mutant("zero baseline", current(zero), sound), mutant("zero current", current(zero)),
    mutant("zero on both sides", current(zero), RunFixture.run([RunFixture.result([zero])], id: "zero")),
    mutant("unit changed", current(steady, metrics: [changed[0]])),
    mutant("direction changed", current(steady, metrics: [changed[1]])),
    mutant("same identifier", sound), mutant("same bytes", current(steady), sameBytes: true),
    mutant("debug build now", debug("debug", false)), mutant("debug build before", debug("debug", false), sound),
    mutant("debug build twice", debug("one", false), debug("two", false)),
    mutant("other machine, strict", machine("other"), policy: Policy(environment: .fail)),
    mutant("all inconclusive", current(wide), outcome: .undecided),
    mutant(
      "partial current", twoBenchmarks,
      RunFixture.run(
        [RunFixture.result([steady])], id: "partial", completeness: .partial)),
    mutant("measured without samples", RunFixture.run([RunFixture.result([])], id: "bare")),
    mutant("baseline without samples", RunFixture.run([RunFixture.result([])], id: "bare"), sound),
    mutant("sample without values", current(RunFixture.sample([]))),
    mutant("launches without values", current(RunFixture.sample([[], [], []]))),
    mutant("one figure a side", current(RunFixture.sample([[1e3]])), sound, outcome: .undecided),
    mutant(
      "published figures that do not meet", current(Sample(metric: "time", published: Summary(mean: 1e3))),
      RunFixture.run([RunFixture.result([Sample(metric: "time", published: Summary(median: 1e3))])], id: "other")),
    mutant("published mean NaN", current(Sample(metric: "time", published: Summary(count: 9, mean: .nan, stdev: 1)))),
    mutant(
      "published deviation NaN", current(Sample(metric: "time", published: Summary(count: 9, mean: 1e3, stdev: .nan)))),
    mutant("published nothing", current(Sample(metric: "time", published: Summary()))),
    mutant(
      "proof demanded", twoBenchmarks,
      RunFixture.run(
        [RunFixture.result([steady]), RunFixture.result([wide], id: other)], id: "current"),
      policy: Policy(inconclusive: .fail), outcome: .undecided),
  ]

  @Test("Nothing proven never passes", arguments: mutants)
  func failsClosed(mutant: Mutant) throws {
    let comparison = try RunFixture.compare(
      mutant.baseline, mutant.current, policy: mutant.policy, sameBytes: mutant.sameBytes)
    #expect(comparison.gate.outcome == mutant.outcome)
    #expect(comparison.gate.outcome != .pass)
    #expect(!comparison.gate.reasons.isEmpty)
    #expect(!comparison.gate.headline.hasPrefix("PASS"))
  }

  @Test("The runs that the cases are made from do pass, so that each case fails for its own reason")
  func control() throws {
    let comparison = try RunFixture.compare(Self.sound, Self.current(Self.steady))
    #expect(comparison.gate.outcome == .pass)
    #expect(comparison.gate.headline == "PASS: 1 of 1 benchmark proven not slower; tails: +2.0% would have shown")
    #expect(comparison.gate.reasons.isEmpty)
  }

  @Test("One bad benchmark among good ones is enough")
  func oneAmongMany() throws {
    let good = (0..<9).map { RunFixture.result([Self.steady], id: BenchmarkID(group: "good", name: "\($0)")) }
    let before = RunFixture.run(good + [RunFixture.result([Self.steady])], id: "before")
    for bad in [
      RunFixture.result([RunFixture.sample([[1e3], [.nan], [1e3]])]), RunFixture.unmeasured(.failed),
      RunFixture.unmeasured(.timedOut), RunFixture.unmeasured(.skipped), RunFixture.result([]),
    ] {
      #expect(try RunFixture.compare(before, RunFixture.run(good + [bad], id: "after")).gate.outcome == .incomplete)
    }
    #expect(try RunFixture.compare(before, RunFixture.run(good, id: "after")).gate.outcome == .incomplete)
    let bare = RunFixture.run(good + [RunFixture.result([])], id: "bare")
    #expect(try RunFixture.compare(bare, before).gate.outcome == .incomplete)
    #expect(try RunFixture.compare(bare, RunFixture.run(bare.results, id: "again")).gate.outcome == .incomplete)
  }

  @Test("A pattern that matches nothing is an error and no empty selection")
  func unmatchedPattern() throws {
    let rule = ToleranceRule(
      benchmark: "nothing*", metric: nil, statistic: nil, tolerance: Tolerance(relative: 1), origin: "--tolerance")
    #expect(throws: ComparisonError.self) {
      try RunFixture.compare(Self.sound, Self.current(Self.steady), policy: Policy(tolerances: [rule]))
    }
  }

  @Test("A between-launch floor that is no number is an error", arguments: [Double.nan, .infinity, -0.01])
  func floor(value: Double) {
    #expect(throws: ComparisonError.self) {
      try RunFixture.compare(Self.sound, Self.current(Self.steady), policy: Policy(betweenLaunchFloor: value))
    }
  }

  @Test("A counter that is zero throughout both sides is shown as invalid and fails nothing")
  func neverHappened() throws {
    let counter = Metric(name: "switches", unit: .count)
    let zeros = RunFixture.sample([[0], [0], [0]], of: counter)
    let runs = ["a", "b"].map {
      RunFixture.run([RunFixture.result([Self.steady, zeros])], id: $0, metrics: [.time, counter])
    }
    let comparison = try RunFixture.compare(runs[0], runs[1])
    #expect(comparison.gate.outcome == .pass)
    #expect(
      comparison.gate.headline
        == "PASS: 1 of 1 benchmark proven not slower, 1 not compared and not gating; tails: +2.0% would have shown")
    // What gates nothing stands below what does.
    #expect(comparison.rows.last?.obstacle == .notPositive)
  }
}
