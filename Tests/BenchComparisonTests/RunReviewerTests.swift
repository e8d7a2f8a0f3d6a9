import BenchModel
import Testing

@testable import BenchComparison

@Suite("What a report finds in a run")
struct RunReviewerTests {
  private static let metrics: [Metric] = [
    .time, .latency, .allocations, .cpuTime, .throughput, .singleThroughput, .liveMemory, .liveBlockGrowth,
    .retainedMemory, .userTime, .systemTime,
  ]

  private static func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "g", name: name) }

  private static func run(_ results: [BenchmarkResult]) throws -> BenchmarkRun {
    try RunSummarizer.summarised(RunFixture.run(results, id: "run", metrics: metrics), file: "f")
  }

  private static func review(
    _ results: [BenchmarkResult], _ assessments: [Assessment] = [], _ comparison: Comparison? = nil
  ) throws -> RunReview {
    try RunReviewer(run: run(results), comparison: comparison, assessments: assessments, rubric: Rubric())
      .review(rubricSource: "r")
  }

  @Test(
    "A figure at a limit is fair",
    arguments: [
      (.tailRatio, Double(5).nextDown, .good), (.tailRatio, 5, .fair), (.tailRatio, 20, .fair),
      (.tailRatio, Double(20).nextUp, .needsAttention), (.growth, -5000, .good), (.growth, 1023, .good),
      (.growth, 1024, .fair), (.growth, 102_400, .fair), (.growth, 102_401, .needsAttention),
      (.throughput, 1001, .good), (.throughput, 1000, .fair), (.throughput, 100, .fair),
      (.throughput, 99.9, .needsAttention),
    ] as [(HealthCheck.Kind, Double, HealthCheck.Band)])
  func bands(kind: HealthCheck.Kind, value: Double, band: HealthCheck.Band) throws {
    let limits = try #require(Rubric().limits[kind])
    #expect(HealthRule.band(of: value, kind, limits) == band)
  }

  @Test("A benchmark has the checks that its measurements allow")
  func checks() throws {
    var tail = [Double](repeating: 100, count: 200)
    tail.replaceSubrange(190..<200, with: repeatElement(900, count: 10))
    let leaking = (0..<40).map { Double($0 * 2000) }
    let review = try Self.review([
      RunFixture.result([RunFixture.sample([tail], of: .latency)], id: Self.id("tail")),
      RunFixture.result([RunFixture.sample([[5e6], [5e6]])], id: Self.id("slow")),
      RunFixture.result([RunFixture.sample([leaking], of: .liveMemory, iterations: 1000)], id: Self.id("leak")),
      RunFixture.unmeasured(.failed, id: Self.id("failed")),
    ])
    #expect(review.healthChecks.map(\.id.name) == ["tail", "slow", "leak"])
    #expect(review.healthChecks.map(\.kind) == [.tailRatio, .throughput, .growth])
    #expect(review.healthChecks.map(\.band) == [.fair, .fair, .fair])
    #expect(review.healthChecks.map(\.value) == [9, 200, 2000])
    #expect(review.memory.map(\.readings) == [40])
  }

  @Test("The overall ratio is the geometric mean with Student's interval, as SciPy has it")
  func overall() throws {
    let ratios = [1.02, 0.97, 1.10, 1.05, 0.99]
    let rows = ratios.enumerated().flatMap { place, ratio in
      [Statistic.mean, .best].map { statistic in
        ComparisonRow(
          id: Self.id("\(place)"), label: nil, metric: .time, statistic: statistic, evidence: .launches,
          baseline: Estimate(value: 200, replicates: 3),
          current: Estimate(value: statistic == .best ? 200 * ratio : 900, replicates: 3), change: Change(value: 0),
          tolerance: Tolerance(relative: 0), toleranceShare: 0, toleranceOrigin: "o", verdict: .inconclusive,
          gates: true)
      }
    }
    let estimate = try #require(OverallChange.estimate(of: rows))
    #expect(abs(estimate.value - 1.024985724920278) < 1e-12 && estimate.replicates == 5)
    #expect(abs(try #require(estimate.lower) - 0.9637661512640158) < 1e-9)
    #expect(abs(try #require(estimate.upper) - 1.0900940388002334) < 1e-9)
    #expect(OverallChange.estimate(of: Array(rows.prefix(2)))?.lower == nil)
    #expect(OverallChange.estimate(of: []) == nil)
    // Where a benchmark has no best, as with published figures, its mean stands for it.
    #expect(OverallChange.estimate(of: rows.filter { $0.statistic == .mean })?.value == 4.5)
  }

  private static func load(_ together: [Double], alone: [Double]) -> BenchmarkResult {
    BenchmarkResult(
      id: BenchmarkID(group: "g", name: "load", parameters: [.init(name: "threads", value: "100")]),
      samples: [
        RunFixture.sample(together.map { [$0] }, of: .throughput),
        RunFixture.sample(alone.map { [$0] }, of: .singleThroughput),
      ])
  }

  @Test("Speed-up and efficiency are computed from both throughputs, launch by launch")
  func speedUp() throws {
    let result = Self.load([1800, 4000, 950], alone: [1000, 2000, 500])
    let load = try #require(try Self.review([result]).loads.first)
    #expect(abs(load.speedUp.value - 1.8982439916058662) < 1e-12)
    #expect(abs(try #require(load.speedUp.lower) - 1.6653729813842861) < 1e-9)
    #expect(abs(try #require(load.efficiency?.upper) - 2.1636776217376976 / 2) < 1e-9)
    #expect(load.participants?.value == "100" && load.together == 2250)
    let one = try #require(try Self.review([Self.load([1800], alone: [1000])]).loads.first)
    #expect(one.speedUp.value == 1.8 && one.speedUp.lower == nil)
    #expect(try Self.review([Self.load([1800, 0], alone: [1000, 1000])]).loads.isEmpty)
  }

  @Test(
    "So many at once are safe with every objective met and no loss",
    arguments: [
      ([.met], 2.0, true), ([.met, .atRisk], 2, false), ([], 2, false), ([.met], 0.9, false),
    ] as [([Assessment.State], Double, Bool)])
  func safety(states: [Assessment.State], factor: Double, isSafe: Bool) throws {
    let result = Self.load([factor * 100, factor * 101, factor * 100], alone: [100, 101, 100])
    let objective = Objective(
      name: "o", benchmark: "*", metric: "throughput", statistic: .mean, bound: .above,
      limit: Quantity(value: 1, unit: .perSecond))
    let assessments = states.map {
      Assessment(objective: objective, id: result.id, measured: nil, state: $0, margin: nil)
    }
    #expect(try Self.review([result], assessments).loads.map(\.isSafe) == [isSafe])
  }

  @Test("A cause that the measurements show is bounded by what would be left without it")
  func bottlenecks() throws {
    let waiting = RunFixture.result(
      [RunFixture.sample([[1000], [1000]]), RunFixture.sample([[100], [100]], of: .cpuTime)], id: Self.id("waits"))
    let allocating = RunFixture.result(
      [RunFixture.sample([[900], [900]]), RunFixture.sample([[10], [10]], of: .allocations)], id: Self.id("allocates"))
    let lean = RunFixture.result(
      [RunFixture.sample([[30], [30]]), RunFixture.sample([[1], [1]], of: .allocations)], id: Self.id("lean"))
    let added = BenchmarkResult(
      id: Self.id("adds"), relativeTo: Self.id("lean"), samples: [RunFixture.sample([[120], [120]])])
    var tail = [Double](repeating: 100, count: 100)
    tail[99] = 10_100
    let jumpy = RunFixture.result([RunFixture.sample([tail], of: .latency)], id: Self.id("jumps"))
    let found = try Self.review([waiting, allocating, lean, added, jumpy]).bottlenecks
    // What adds to its reference takes longer by construction, and so does what is the cheapest a block cost all of it.
    #expect(found.map(\.ranking) == [.slowest, .slowest, .mostVariable, .mostAllocating])
    #expect(found.map(\.id.name) == ["waits", "allocates", "jumps", "allocates"])
    let cost = Bottleneck.Symptom.allocation(nanosecondsEach: 30, in: Self.id("lean"))
    #expect(found.map(\.advice.symptom) == [.waiting, cost, .tail, cost])
    let bounds = found.map(\.advice.bound)
    let expected = [0.9, 1.0 / 3, 0.5, 1.0 / 3]
    #expect(zip(bounds, expected).allSatisfy { abs($0 - $1) < 1e-12 } && bounds.count == expected.count, "\(bounds)")
    #expect(found.map(\.advice.gain) == [.high, .medium, .high, .medium])
  }

  @Test("What stands out without a cause to remove is no bottleneck")
  func unremarkable() throws {
    let plain = RunFixture.result([RunFixture.sample([[1000], [1000]])], id: Self.id("plain"))
    let busy = RunFixture.result(
      [RunFixture.sample([[100], [100]]), RunFixture.sample([[99], [99]], of: .cpuTime)], id: Self.id("busy"))
    #expect(try Self.review([plain, busy]).bottlenecks.isEmpty)
  }

  @Test("Whole commands get no grade and no health checks; operations beside them do")
  func commands() throws {
    let command = RunFixture.result(
      [
        RunFixture.sample([[5e6], [5e6]]), RunFixture.sample([[1e6], [1e6]], of: .userTime),
        RunFixture.sample([[1e6], [1e6]], of: .systemTime),
      ], id: Self.id("command"))
    let alone = try Self.review([command])
    #expect(alone.grade == nil && alone.healthChecks.isEmpty)
    let operation = RunFixture.result([RunFixture.sample([[5e6], [5e6]])], id: Self.id("operation"))
    let both = try Self.review([command, operation])
    #expect(both.grade != nil && both.healthChecks.count == 2)
  }

  @Test("The benchmark that comes closest to a limit tells how much room is left")
  func headroom() throws {
    func objective(_ bound: Objective.Bound, _ limit: Double, pattern: String) -> Objective {
      Objective(
        name: "\(bound)", benchmark: pattern, metric: "time", statistic: .mean, bound: bound,
        limit: Quantity(value: limit, unit: .nanoseconds))
    }
    func assessment(_ objective: Objective, _ name: String, _ value: Double, _ ends: (Double, Double)?) -> Assessment {
      Assessment(
        objective: objective, id: Self.id(name),
        measured: Estimate(value: value, lower: ends?.0, upper: ends?.1, replicates: 3), state: .met, margin: nil)
    }
    let headrooms = HeadroomRule.headrooms([
      assessment(objective(.below, 100, pattern: "a*"), "a", 40, (30, 50)),
      assessment(objective(.below, 100, pattern: "b*"), "b", 60, nil),
      assessment(objective(.above, 100, pattern: "*"), "c", 400, (200, 800)),
      assessment(objective(.below, 0, pattern: "*"), "d", 1, nil),
      Assessment(
        objective: objective(.below, 100, pattern: "e"), id: nil, measured: nil, state: .unproven, margin: nil),
    ])
    #expect(headrooms.map(\.used) == [0.6, 0.5] && headrooms.map(\.id.name) == ["b", "c"])
    #expect(headrooms.map(\.benchmarks) == [2, 1] && headrooms.map(\.nearest) == [60, 200])
    let negative = assessment(objective(.below, 100, pattern: "*"), "f", -5, (-9, -1))
    #expect(HeadroomRule.headrooms([negative]).map(\.used) == [0])
  }
}
