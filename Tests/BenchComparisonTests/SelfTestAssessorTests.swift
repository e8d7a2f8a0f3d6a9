import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchComparison

@Suite("Self-test of a machine")
struct SelfTestAssessorTests {
  private let id = BenchmarkID(group: "", name: "a")

  /// Rounds of pairs: `launch` scatters launches, `slot` slows second batches, both as logarithms.
  private func session(
    rounds: Int = 40, pairs: Int = 8, launch: Double, slot: Double, seed: UInt64 = 1
  ) -> Sides<[[Double]]> {
    var random = SplitMix64(seed: seed)
    var values = Sides<[[Double]]>(baseline: [], current: [])
    for _ in 0..<rounds {
      let scatter = [deviate(&random) * launch, deviate(&random) * launch]
      values.baseline.append((0..<pairs).map { 1000 * exp(scatter[0] + ($0 % 2 == 0 ? 0 : slot)) })
      values.current.append((0..<pairs).map { 1000 * exp(scatter[1] + ($0 % 2 == 0 ? slot : 0)) })
    }
    return values
  }

  private func sample(_ values: [[Double]], currentIsSecondFirst: Bool) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: "time", process: places, round: places, order: places, iterations: places.map { _ in 10 }, values: values,
      slots: values.map { $0.indices.map { ($0 % 2 == 0) == currentIsSecondFirst ? 1 : 0 } })
  }

  private func assess(
    _ values: Sides<[[Double]]>, alone: [[Double]], load: Double? = nil, processors: Int? = nil
  ) throws -> SelfTest? {
    var environment = RunEnvironment()
    environment.loadAtStart = load
    environment.logicalProcessors = processors
    let runs = Sides(
      baseline: run("b", sample(values.baseline, currentIsSecondFirst: false), environment),
      current: run("c", sample(values.current, currentIsSecondFirst: true), environment))
    let comparison = try Judge.compare(
      baseline: .init(run: runs.baseline, file: "b", format: "f"),
      current: .init(run: runs.current, file: "c", format: "f"),
      policy: Policy(), policySource: "none", sameBytes: false)
    let beside = BenchmarkResult(id: id, samples: [sample(alone, currentIsSecondFirst: true)])
    return SelfTestAssessor.assess(.init(session: runs, alone: [beside], comparison: comparison))
  }

  private func run(_ name: String, _ sample: Sample, _ environment: RunEnvironment) -> BenchmarkRun {
    BenchmarkRun(
      id: name, suite: "s", environment: environment, metrics: [.time],
      results: [BenchmarkResult(id: id, samples: [sample])])
  }

  /// Uniform with mean 0 and standard deviation 1.
  private func deviate(_ random: inout SplitMix64) -> Double {
    (Double(random.next() >> 11) / 9_007_199_254_740_992 - 0.5) * 12.0.squareRoot()
  }

  @Test("The floor covers 95 of 100 differences of two launches", arguments: [0.01, 0.05])
  func floor(scatter: Double) throws {
    let test = try #require(try assess(session(launch: scatter, slot: 0), alone: [[1000]]))
    // The difference of two uniform deviates exceeds t of their range with probability (1 − t)²; 0.05 at t = 0.776.
    let expected = expm1(0.776 * 12.0.squareRoot() * scatter)
    #expect((test.betweenLaunchFloor / expected - 1).magnitude < 0.15)
    #expect(test.findings.map(\.launchDifference) == [test.betweenLaunchFloor])
  }

  @Test("Runs at several moments tell what two of them differ by, benchmarks that some lack aside")
  func moments() throws {
    var random = SplitMix64(seed: 11)
    func run(_ place: Int, moving own: Double) -> BenchmarkRun {
      let results = (0..<6).filter { $0 > 0 || place != 2 }.map { name in
        let location = 1000 * exp(own * deviate(&random))
        let values = (0..<10).map { _ in [location, location * 1.001] }
        return BenchmarkResult(
          id: BenchmarkID(group: "", name: "\(name)"), samples: [sample(values, currentIsSecondFirst: true)])
      }
      return BenchmarkRun(id: "\(place)", suite: "s", environment: RunEnvironment(), metrics: [.time], results: results)
    }
    let runs = (0..<8).map { run($0, moving: 0.02) }
    let found = try #require(SelfTestMoments.assess(runs, pauseSeconds: 60))
    #expect(found.count == 8 && found.benchmarks == 5 && found.pauseSeconds == 60)
    #expect(found.drift > 0.015 && found.drift < 0.06 && found.commonDrift > 0)
    #expect(SelfTestMoments.assess(Array(runs.prefix(2)), pauseSeconds: 60) == nil)
    #expect(SelfTestMoments.assess([], pauseSeconds: 60) == nil)
  }

  @Test("So many moments are needed that they tell something", arguments: [(1, 9), (4, 9), (5, 4), (50, 4)])
  func fewestMoments(benchmarks: Int, moments: Int) {
    #expect(SelfTestMoments.fewest(forBenchmarks: benchmarks) == moments)
  }

  @Test("The effect of the second slot is found, whatever launches do", arguments: [0.0, 0.01, -0.02])
  func slots(effect: Double) throws {
    let test = try #require(try assess(session(launch: 0.03, slot: effect), alone: [[1000]]))
    #expect(((test.secondSlot?.value ?? 1) - expm1(effect)).magnitude < 1e-9)
    #expect(test.findings.map(\.secondSlot?.value) == [test.secondSlot?.value])
  }

  @Test("Another live worker's effect is that of the fastest batches, round by round")
  func alternating() throws {
    let values = session(launch: 0, slot: 0)
    let test = try #require(try assess(values, alone: values.current.map { $0.map { $0 / 1.1 } }))
    #expect(((test.alternating?.value ?? 0) - 0.1).magnitude < 1e-9)
    let same = try #require(try assess(values, alone: values.current))
    #expect((same.alternating?.value ?? 1).magnitude < 1e-9)
  }

  @Test("What a comparison called different is told as a false alarm")
  func alarms() throws {
    let quiet = try #require(try assess(session(launch: 0.0001, slot: 0), alone: [[1000]]))
    let open = quiet.counts.inconclusive + quiet.counts.openInforming
    #expect(quiet.counts.regressed + quiet.counts.improved == 0 && open == 2)
    var slower = session(launch: 0.0001, slot: 0)
    slower.current = slower.current.map { $0.map { $0 * 1.1 } }
    #expect(try assess(slower, alone: [[1000]])?.counts.regressed == 2)
  }

  @Test("A self-test is not to be kept that other work had a part in")
  func rule() throws {
    let values = session(launch: 0.01, slot: 0)
    let wild = session(launch: 0.2, slot: 0)
    func objection(
      _ values: Sides<[[Double]]>, load: Double?, processors: Int? = 2
    ) throws -> String? {
      SelfTestRule.objection(to: try #require(try assess(values, alone: [[1000]], load: load, processors: processors)))
    }
    #expect(try objection(values, load: nil) == nil && objection(values, load: 2) == nil)
    #expect(
      try objection(values, load: 2.1)
        == "the machine was busy before it began, at load 2.1 on 2 logical processors")
    #expect(try objection(values, load: 1.5, processors: nil)?.hasSuffix("load 1.5 on 1 logical processor") == true)
    #expect(try objection(wild, load: 0)?.hasPrefix("launches differ by up to ") == true)
  }

  @Test("What cannot be paired or has no logarithm tells nothing")
  func nothing() throws {
    #expect(try assess(Sides(baseline: [[1, 2]], current: [[1, 2]]), alone: [[1]]) == nil)
    #expect(try assess(Sides(baseline: [[0], [0]], current: [[1], [1]]), alone: [[1]]) == nil)
  }
}
