import BenchModel
import Benchmarking
import Testing

@Suite("Measuring in this process")
struct MeasureTests {
  private func spin(_ rounds: Int) -> Int {
    var value = identity(1)
    for _ in 0..<rounds { value = identity(value &* 3) }
    return value
  }

  @Test("Operations that are long enough are timed one by one and have percentiles")
  func singly() throws {
    let result = measure("spin", iterations: 200, warmup: 5, memory: true) { spin(20_000) }
    #expect(result.operationsPerLap == 1)
    #expect(result.nanoseconds.count == 200)
    let summary = result.summary
    #expect(summary.count == 200)
    let order = [summary.min, summary.median, summary.p95, summary.p99, summary.max].compactMap { $0 }
    #expect(order.count == 5 && order == order.sorted())
    let mean = try #require(summary.mean)
    let throughput = try #require(summary.operationsPerSecond)
    #expect(abs(throughput * mean / 1e9 - 1) < 1e-12)
  }

  @Test("Operations shorter than the clock can tell are timed in laps and have no percentiles")
  func inLaps() {
    let result = measure("add", iterations: 1000, warmup: 1000) { identity(1) &+ 1 }
    #expect(result.operationsPerLap > 1)
    #expect(result.summary.p95 == nil && result.summary.p99 == nil)
    #expect((result.summary.count ?? 0) >= 1000)
  }

  @Test("Every operation asked for is run: warm-up, timed, and once more for memory")
  func count() {
    var calls = 0
    let result = measure("count", iterations: 50, warmup: 10, memory: true) {
      calls += 1
      blackHole(spin(20_000))
    }
    #expect(calls == 10 + (result.summary.count ?? 0) + 50)
  }

  @Test("An asynchronous closure is measured, and what a closure throws comes out")
  func asynchronousAndThrowing() async throws {
    let result = await measure("yield", iterations: 20, warmup: 2) { await Task.yield() }
    #expect(result.nanoseconds.allSatisfy { $0 > 0 })
    struct Mishap: Error {}
    #expect(throws: Mishap.self) { try measure("throws") { throw Mishap() } }
  }

  @MainActor
  @Test("A declared benchmark is measured with its own counts, or with those asked for")
  func declared() async throws {
    nonisolated(unsafe) var calls = 0
    let benchmark = Benchmark("count", group: "g", options: .init(operations: 30, warmupIterations: 7)) {
      calls += 1
      return spin(20_000)
    }
    let own = try await benchmark.measureInProcess()
    #expect(own.name == "g/count" && own.summary.count == 30 && calls == 37)
    let asked = try await benchmark.measureInProcess(iterations: 5, warmup: 2, memory: true)
    #expect(asked.summary.count == 5 && calls == 37 + 12)
  }

  @MainActor
  @Test("A wrong outcome or a loop that is not run ends in an error and not in a time")
  func wrongOutcome() async {
    let wrong = Benchmark("wrong", verify: { $0 == 2 }, iteration: { identity(1) })
    let error = await #expect(throws: WrongOutcome.self) { try await wrong.measureInProcess() }
    #expect(error?.description == "an iteration gave 1, which is not the expected outcome")
    let idle = Benchmark("idle", body: { (_: inout State) in })
    await #expect(throws: WrongOutcome.self) { try await idle.measureInProcess() }
  }

  @Test("The printable form is the console form")
  func printed() {
    let form = Summary(count: 1000, mean: 153_810, p95: 142_730, operationsPerSecond: 6502)
      .consoleForm(name: "Simple Command", memoryPeakBytes: 3_638_559)
    #expect(
      form == """
        Simple Command:
          Iterations: 1,000
          Mean: 153.81 μs
          P95: 142.73 μs
          Throughput: 6,502 ops/sec
          Memory Peak: 3.47 MB
        """)
  }
}
