import BenchModel
import Testing
import WorkerProtocol

@testable import Benchmarking

private final class Object {}

/// Bodies that allocate one object in each iteration, and a thousand before them.
private var allocating: [Benchmark] {
  [
    Benchmark("synchronous") { (state: inout State) in
      let setUp = (0..<1000).map { _ in Object() }
      for _ in state { blackHole(Object()) }
      blackHole(setUp)
    },
    Benchmark("asynchronous") { (state: inout State) async throws in
      let setUp = (0..<1000).map { _ in Object() }
      for _ in state { blackHole(Object()) }
      blackHole(setUp)
    },
  ]
}

@Suite("Probe")
struct ProbeTests {
  /// The last answer to a prepared benchmark's requests.
  @MainActor
  private static func answer(_ benchmark: Benchmark, _ requests: WorkerRequest...) async -> WorkerAnswer? {
    var session = WorkerSession(benchmarks: [benchmark], clock: ClockTraits(step: 10, cost: 20))
    var answer = await session.answer(to: .prepare(benchmark: 0))
    for request in requests { answer = await session.answer(to: request) }
    return answer
  }

  @MainActor
  private static func figures(ofBody place: Int, iterations: Int) async -> [String: Double] {
    guard case .probed(let figures) = await answer(allocating[place], .probe(iterations: iterations)) else {
      return [:]
    }
    return Dictionary(figures.map { ($0.metric, $0.value) }) { first, _ in first }
  }

  @Test("Allocations are those of the loop alone, per iteration, exactly and again; absent where they are not counted")
  func allocations() async {
    await #expect(processExitsWith: .success) {
      let blocks: Double? = AllocationCount.isAvailable ? 1 : nil
      for place in 0..<2 {
        for iterations in [1, 7, 1000] {
          let figures = await ProbeTests.figures(ofBody: place, iterations: iterations)
          #expect(figures[Metric.allocations.name] == blocks)
          // An object's header has 16 bytes.
          #expect(figures[Metric.allocatedBytes.name] == blocks.map { $0 * 16 })
        }
      }
    }
  }

  @Test("What the system counts is there beside them")
  func systemCounters() async {
    await #expect(processExitsWith: .success) {
      let figures = await ProbeTests.figures(ofBody: 0, iterations: 1000)
      let wanted = Metric.probed.filter { AllocationCount.isAvailable || $0.nature == .noisy }
      #expect(Set(figures.keys).isSubset(of: wanted.map(\.name)))
      #expect(figures[Metric.cpuTime.name] ?? 0 > 0)
      #expect(figures[Metric.peakMemory.name] ?? 1e9 > 1e6)
      #expect(figures[Metric.pageFaults.name] != nil && figures[Metric.contextSwitches.name] != nil)
    }
  }

  @Test("A probe that cannot be made is refused, and one whose outcome is wrong has failed")
  @MainActor
  func failures() async {
    let none = await Self.answer(allocating[0], .probe(iterations: 0))
    #expect(none == .failed(Failure(kind: .protocolViolation, reason: "1 laps of 0 iterations cannot be run")))
    let idle = Benchmark("idle") { (_: inout State) in }
    guard case .failed(let failure) = await Self.answer(idle, .probe(iterations: 3)) else {
      Issue.record("a body without its loop was probed")
      return
    }
    #expect(failure.kind == .wrongOutcome)
  }
}
