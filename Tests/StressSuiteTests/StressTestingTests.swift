import BenchModel
import BenchStatistics
import Benchmarking
import Testing

@testable import StressSuite

/// Each check counts what the whole process holds, so that every one runs in a process of its own.
@Suite("Stress testing")
struct StressTestingTests {
  /// The results of the workloads of a name, or nil where one was refused.
  @MainActor
  private static func results(_ name: String, _ sabotage: Sabotage, operations: Int) async -> [MeasuredResult]? {
    var results: [MeasuredResult] = []
    for workload in StressSuite.benchmarks(sabotage: sabotage) where workload.id.name == name {
      if workload.options.skipReason != nil { continue }
      do {
        results.append(try await workload.measureInProcess(iterations: operations))
      } catch is WrongOutcome {
        return nil
      } catch {
        Issue.record(error)
      }
    }
    return results
  }

  private static func values(_ metric: Metric, of result: MeasuredResult) -> [Double]? {
    result.observed.first { $0.metric == metric }?.values
  }

  private static func growth(of result: MeasuredResult) -> LastingGrowth? {
    guard let readings = result.observed.first(where: { $0.metric == .liveMemory }) else { return nil }
    return try? LastingGrowth([readings.values], operationsApart: [readings.iterations], confidence: 0.95)
  }

  @Test("No sound workload leaks, and each one is found to when every operation leaves 16 bytes behind")
  func leaks() async {
    await #expect(processExitsWith: .success) {
      let sound = await Self.results("Memory Leak Detection", .none, operations: 800) ?? []
      let leaking = await Self.results("Memory Leak Detection", .leaking, operations: 800) ?? []
      #expect(sound.count == (AllocationCount.isAvailable ? 7 : 0) && leaking.count == sound.count)
      // What the runtime keeps for tasks depends on how they happened to be scheduled: one launch shows it as growth
      // now and then, and only several launches tell it from a leak.
      // So does the runner of the tests, which has threads of its own in this process: what it allocates meanwhile is
      // far from the 16 bytes and the block of every operation.
      for result in sound where !result.name.contains("Async") {
        #expect((Self.growth(of: result)?.interval.lower ?? .infinity) < 1_000, "\(result)")
        #expect((Self.values(.liveBlockGrowth, of: result)?.first ?? 0).magnitude < 20, "\(result)")
      }
      for result in leaking where !result.name.contains("Async") {
        #expect((Self.growth(of: result)?.interval.lower ?? 0) >= 15_000, "\(result)")
        #expect(((Self.values(.liveBlockGrowth, of: result)?.first ?? 800) - 800).magnitude < 20, "\(result)")
      }
    }
  }

  @Test("A cache that fills up and stops is no leak, although it still holds its blocks")
  func cache() async {
    await #expect(processExitsWith: .success) {
      guard AllocationCount.isAvailable else { return }
      var kept: [[Int]] = []
      kept.reserveCapacity(300)
      var check = LeakCheck(operations: 800)
      check.run { if kept.count < 300 { kept.append(Array(repeating: kept.count, count: 50)) } }
      var growth: LastingGrowth?
      let body = Benchmark("cache") { (observation: inout Observation) throws in
        check.record(in: &observation, countsBlocks: true)
      }
      let result = try await body.measureInProcess()
      growth = Self.growth(of: result)
      #expect(growth?.slope == 0 && growth?.interval.upper == 0)
      #expect((Self.values(.liveMemory, of: result)?.last ?? 0) > 50_000)
      #expect((Self.values(.liveBlockGrowth, of: result)?.first ?? 0) > 200)
    }
  }

  @Test("Complex commands leave nothing behind, however they end; a wrong end is refused")
  func cleanup() async {
    await #expect(processExitsWith: .success) {
      let results = await Self.results("Resource Cleanup", .none, operations: 200) ?? []
      #expect(results.count == 3)
      for result in results {
        for metric in [Metric.descriptorGrowth, .threadGrowth, .temporaryFileGrowth] {
          #expect(Self.values(metric, of: result) == [0], "\(result)")
        }
        // The runner of the tests has threads of its own in this process; a block a command would be two hundred.
        #expect((Self.values(.liveBlockGrowth, of: result)?.first ?? 0).magnitude < 20, "\(result)")
      }
      #expect(await Self.results("Resource Cleanup", .everywhere, operations: 100) == nil)
      #expect(
        await Self.results("Memory Leak Detection", .everywhere, operations: 80) == nil || !AllocationCount.isAvailable)
    }
  }

  @Test("Kept outcomes are weighed")
  func retained() async {
    await #expect(processExitsWith: .success) {
      let results = await Self.results("Retained Outcomes", .none, operations: 100) ?? []
      for result in results { #expect(Self.values(.retainedMemory, of: result)?.first ?? 0 >= 8, "\(result)") }
      #expect(results.count == (AllocationCount.isAvailable ? 1 : 0))
    }
  }

  @Test("All threads and tasks work within the window, and every operation is logged")
  func crowds() async throws {
    let window = LoadWindow(nanoseconds: 2_000_000)
    let threads = try ThreadCrowd.run(20) { log in log.work(30, within: window, { 8 }, isRight: { $0 == 8 }) }
    let other = LoadWindow(nanoseconds: 2_000_000)
    let tasks = await TaskCrowd.run(20) { log in
      await log.work(
        30, within: other,
        { () async in
          await Task.yield(); return 8
        }, isRight: { $0 == 8 })
    }
    for logs in [threads, tasks] {
      #expect(logs.count == 20 && logs.allSatisfy { $0.complaint == nil && $0.nanoseconds.count >= 30 })
      #expect(logs.allSatisfy { $0.nanoseconds.count.isMultiple(of: 10) && $0.end > $0.start })
      let length = (logs.map(\.end).max() ?? 0) - (logs.map(\.start).min() ?? 0)
      #expect(length >= 2_000_000)
    }
  }

  @Test(
    "Between one and the crowd are powers of two up to four times the cores",
    arguments: [
      (1, 100, [2, 4]), (2, 100, [2, 4, 8]), (3, 100, [2, 4, 8]), (64, 100, [2, 4, 8, 16, 32, 64]), (8, 2, []),
    ])
  func steps(cores: Int, crowd: Int, steps: [Int]) {
    #expect(LoadFigures.steps(cores: cores, below: crowd) == steps)
  }

  @Test("A load states its throughput at each step beside that of one alone and of all")
  func stepFigures() async throws {
    func run(_ count: Int) throws -> [OperationLog] {
      let window = LoadWindow(nanoseconds: 1_000_000)
      return try ThreadCrowd.run(count) { log in log.work(10, within: window, { 8 }, isRight: { $0 == 8 }) }
    }
    let body = Benchmark("load") { (observation: inout Observation) throws in
      LoadFigures.record(
        [try run(5)], alone: [try run(1), try run(1)], steps: [try run(2), try run(4)], cores: 1, in: &observation)
    }
    let result = try await body.measureInProcess()
    for metric in [Metric.singleThroughput, .throughput(of: 2), .throughput(of: 4), .throughput] {
      #expect((Self.values(metric, of: result)?.first ?? 0) > 0, "\(metric.name)")
    }
    #expect(Self.values(.throughput(of: 5), of: result) == nil)
  }

  @Test("A wrong outcome and a thrown error of one participant are told")
  func complaints() throws {
    let window = LoadWindow(nanoseconds: 1)
    let wrong = try ThreadCrowd.run(1) { log in log.work(1, within: window, { 9 }, isRight: { $0 == 8 }) }
    #expect(wrong.first?.complaint == "an operation gave 9")
    let thrown = try ThreadCrowd.run(1) { log in
      log.work(1, within: window, { throw CancellationError() }, isRight: { (_: Int) in true })
    }
    #expect(thrown.first?.complaint?.hasPrefix("an operation threw") == true)
  }
}
