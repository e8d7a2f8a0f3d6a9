import BenchModel
import Benchmarking
import Testing

@testable import StressSuite

@Suite("Workloads")
@MainActor
struct WorkloadTests {
  /// Checks that count allocations do so for the whole process, in which other tests run: they have processes of their
  /// own.
  nonisolated static let identities = StressSuite.benchmarks.map(\.id).filter {
    !["Memory Leak Detection", "Resource Cleanup", "Retained Outcomes"].contains($0.name)
  }

  private func workload(_ id: BenchmarkID, _ sabotage: Sabotage) throws -> Benchmark {
    try #require(StressSuite.benchmarks(sabotage: sabotage).first { $0.id == id })
  }

  @Test("Every workload does what it says", arguments: identities)
  func succeeds(id: BenchmarkID) async throws {
    let workload = try workload(id, .none)
    let result = try await workload.measureInProcess(iterations: 3, warmup: 2)
    #expect(result.name == id.description)
    #expect(workload.isObserved == !result.observed.isEmpty)
    if workload.isObserved { return }
    #expect((result.summary.count ?? 0) >= 3 && result.nanoseconds.allSatisfy { $0 > 0 })
  }

  @Test("Every workload with a broken outcome is refused, and no time is told", arguments: identities)
  func isRefused(id: BenchmarkID) async throws {
    let broken = try workload(id, .everywhere)
    await #expect(throws: WrongOutcome.self) { try await broken.measureInProcess(iterations: 3, warmup: 2) }
  }
}
