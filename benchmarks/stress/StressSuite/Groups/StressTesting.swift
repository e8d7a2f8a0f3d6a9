import BenchModel
import Benchmarking
import CommandFramework

/// What the framework does under load and in the long run: a hundred at once, leaks, and what is left behind.
enum StressTesting {
  static let group = "stress_testing"
  /// How many threads, or tasks, work at once.
  private static let crowd = 100
  /// Half a second: hundreds of the scheduler's turns, so that each of a hundred threads on a few cores gets several.
  private static let window: UInt64 = 500_000_000
  /// What one thread alone is measured for, before the load and after it.
  private static let reference: UInt64 = 100_000_000
  /// What some between one and the whole crowd are measured for: a look on the way, which is not judged.
  private static let step: UInt64 = 50_000_000

  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    threads(sabotage)
    leakChecks(sabotage)
    cleanupAfterSuccess(sabotage)
    tasks(sabotage)
    cleanupAfterFailure(sabotage)
    cleanupAfterCancellation(sabotage)
    retainedOutcomes(sabotage)
  }

  private static func threads(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Pair(a: 5, b: sabotage.choose(3, orBroken: 4))
    return Benchmark(
      "Concurrent Execution", group: group, parameters: ["threads": crowd], options: .init(operations: crowd * 10),
      observe: { (observation: inout Observation) throws in
        let each = observation.operations / crowd
        func run(_ count: Int, _ nanoseconds: UInt64) throws -> [OperationLog] {
          let window = LoadWindow(nanoseconds: nanoseconds)
          return try ThreadCrowd.run(count) { log in
            log.work(each, within: window, { try SimpleCommand().run(identity(inputs)) }, isRight: { $0.value == 8 })
          }
        }
        let cores = ProcessorCores.count
        let before = try run(1, reference)
        let steps = try LoadFigures.steps(cores: cores, below: crowd).map { try run($0, step) }
        let load = try run(crowd, window)
        let after = try run(1, reference)
        LoadFigures.record([load], alone: [before, after], steps: steps, cores: cores, in: &observation)
      })
  }

  /// The command suspends once, so that its latency under load is also the wait for its turn.
  private static func tasks(_ sabotage: Sabotage) -> Benchmark {
    let inputs = Single(value: sabotage.choose(21, orBroken: 20))
    return Benchmark(
      "Concurrent Execution", group: group, parameters: ["tasks": crowd], options: .init(operations: crowd * 10),
      observe: { (observation: inout Observation) async throws in
        let each = observation.operations / crowd
        @Sendable func run(_ count: Int, _ nanoseconds: UInt64) async -> [OperationLog] {
          let window = LoadWindow(nanoseconds: nanoseconds)
          return await TaskCrowd.run(count) { log in
            await log.work(
              each, within: window, { try await AsyncDoublingCommand().run(identity(inputs)) },
              isRight: { $0.value == 42 })
          }
        }
        let cores = ProcessorCores.count
        let before = await run(1, reference)
        var steps: [[OperationLog]] = []
        for count in LoadFigures.steps(cores: cores, below: crowd) { steps.append(await run(count, step)) }
        let load = await run(crowd, window)
        let after = await run(1, reference)
        LoadFigures.record([load], alone: [before, after], steps: steps, cores: cores, in: &observation)
      })
  }

  /// A thousand outcomes that are kept: what they occupy, an outcome, with the list that holds them.
  private static func retainedOutcomes(_ sabotage: Sabotage) -> Benchmark {
    let step = sabotage.choose(1, orBroken: 2)
    return Benchmark(
      "Retained Outcomes", group: group, options: .init(operations: 1000, skipReason: AllocationCount.absence),
      observe: { (observation: inout Observation) throws in
        let count = observation.operations
        blackHole(try SimpleCommand().run(Pair(a: 0, b: 1)))
        AllocationCount.start()
        var outcomes: [Outcome<Int>] = []
        outcomes.reserveCapacity(count)
        for number in 0..<count { outcomes.append(try SimpleCommand().run(Pair(a: number, b: number + step))) }
        let counted = AllocationCount.stop()
        observation.record(.retainedMemory, Double(counted.liveBytes) / Double(count), iterations: count)
        let isRight = outcomes.enumerated().allSatisfy { $1.value == 2 * $0 + 1 }
        observation.expect(isRight, "an outcome is not the sum of its inputs")
      })
  }
}
