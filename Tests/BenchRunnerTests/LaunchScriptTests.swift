import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Conversation of a launch")
struct LaunchScriptTests {
  /// The requests of the launches of one benchmark.
  private func requests(
    of declaration: WorkerHello.Declaration = .named("a"), cost: Double = 1000, perLap: Int = 1,
    plan: RunPlan = .small()
  ) -> [[WorkerRequest]] {
    let launcher = ScriptedLauncher([declaration], costs: ["a": cost], operationsPerLap: perLap)
    #expect(outcome(of: launcher, plan: plan).results.map(\.status) == [.measured])
    return launcher.accounts.map(\.requests)
  }

  @Test("A launch asks for warm-up, calibration, batches and operations, in this order")
  func order() {
    let expected: [WorkerRequest] =
      [.prepare(benchmark: 0), .warmUp(iterations: 1), .warmUp(iterations: 3), .calibrate(nanoseconds: 1e6)]
      + Array(repeating: .measure(iterations: 1000), count: 5) + [.timeOperations(laps: 10, iterations: 1)]
    #expect(requests() == [expected, expected, expected])
  }

  @Test(
    "Warm-up is what was planned or declared, cut for slow bodies to what a launch has time for, but never below two",
    arguments: [
      (nil, 1000, [1, 3]), (0, 1000, []), (1, 1000, [1]), (200, 1000, [1, 199]), (200, 100_000, [1, 50]),
      (200, 4e6, [1, 1]), (nil, 9e12, [1, 1]), (Int.max, 0.25, [1, 5_000_000]),
    ] as [(Int?, Double, [Int])])
  func warmUp(declared: Int?, cost: Double, expected: [Int]) {
    for launch in requests(of: .named("a", operations: 0, warmupIterations: declared), cost: cost) {
      let counts = launch.compactMap { if case .warmUp(let iterations) = $0 { iterations } else { nil } }
      #expect(counts == expected)
    }
  }

  @Test(
    "Batches end with the time of the launch, and are three at least",
    arguments: [(1000, 5), (0.5e6, 5), (1.4e6, 4), (2e6, 3), (1e9, 3)] as [(Double, Int)])
  func batches(cost: Double, expected: Int) {
    for launch in requests(cost: cost) {
      #expect(launch.count { if case .measure = $0 { true } else { false } } == expected)
    }
  }

  @Test("A worker whose batches take no time is not asked for ever", arguments: [0, 1e-9])
  func timelessBatches(nanoseconds: Double) throws {
    let launcher = ScriptedLauncher([.named("a")]) { question in
      guard case .measure(let iterations) = question.request else { return nil }
      return .measured(iterations: iterations, nanoseconds: [nanoseconds])
    }
    let sample = try #require(outcome(of: launcher).results[0].sample(of: .time))
    #expect(sample.values.map(\.count) == [50, 50, 50])
  }

  @Test(
    "Operations are shared out over the launches; the plan's are cut for slow ones, declared ones are kept",
    arguments: [
      (nil, 1000, 10), (nil, 2e6, 5), (nil, 1e9, 1), (31, 1000, 11), (1, 1000, 1), (31, 1e9, 11), (0, 1000, 0),
    ] as [(Int?, Double, Int)])
  func operations(declared: Int?, cost: Double, expected: Int) {
    for launch in requests(of: .named("a", operations: declared), cost: cost) {
      let last = launch.last
      #expect(
        expected == 0
          ? last == .measure(iterations: 1000) : last == .timeOperations(laps: expected, iterations: 1))
    }
  }

  @Test("Short operations are timed in laps that hold at least as many in all")
  func laps() {
    for launch in requests(of: .named("a", operations: 100), perLap: 7) {
      #expect(launch.last == .timeOperations(laps: 5, iterations: 7))
    }
  }

  @Test("The first launch decides how many operations a lap has, for all of them")
  func firstLapHolds() throws {
    let launcher = ScriptedLauncher([.named("a")]) { question in
      guard case .calibrate = question.request else { return nil }
      return .calibrated(iterations: 1000, operationsPerLap: [4, 1, 9][question.launch])
    }
    let result = outcome(of: launcher).results[0]
    #expect(
      launcher.accounts.map(\.requests.last) == Array(repeating: .timeOperations(laps: 3, iterations: 4), count: 3))
    let sample = try #require(result.sample(of: .latency))
    #expect(sample.iterations == [4, 4, 4])
    #expect(sample.values.allSatisfy { $0 == [1000, 1000, 1000] })
    #expect(result.warnings.count == 1 && result.warnings[0].contains("up to 4"))
  }

  @Test("Without operations there is no sample of them, and no warning")
  func noOperations() {
    let result = outcome(of: ScriptedLauncher([.named("a", operations: 0)], operationsPerLap: 5)).results[0]
    #expect(result.samples.map(\.metric) == [Metric.time.name])
    #expect(result.warnings == [])
  }

  @Test("The limit of an answer is the plan's, or the benchmark's own")
  func limits() {
    for (declared, expected) in [(nil, 7e9), (0.5, 0.5e9), (100, 100e9)] as [(Double?, Double)] {
      let launcher = ScriptedLauncher([.named("a", timeoutSeconds: declared)])
      _ = outcome(of: launcher)
      #expect(launcher.accounts.allSatisfy { $0.timeouts.allSatisfy { $0 == expected } })
    }
  }

  @Test("The largest numbers that a worker can say are asked about and do not trap")
  func largestNumbers() {
    let launcher = ScriptedLauncher([.named("a", operations: .max)], operationsPerLap: .max) { question in
      if case .calibrate = question.request {
        return .calibrated(iterations: .max, operationsPerLap: question.name == "a" ? .max : 1)
      }
      return nil
    }
    #expect(outcome(of: launcher, plan: .small(launches: 1)).results.map(\.status) == [.measured])
    #expect(launcher.accounts[0].requests.last == .timeOperations(laps: 1, iterations: .max))
  }
}
