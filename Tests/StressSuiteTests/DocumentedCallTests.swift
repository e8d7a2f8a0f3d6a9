import Benchmarking
import StressSuite
import Testing

@Suite("Documented calls")
@MainActor
struct DocumentedCallTests {
  @Test("A group and a workload can be measured from Swift, as the documentation does")
  func calls() async throws {
    for result in try await StressSuite.run(group: "command_performance") { print(result) }
    let simple = try await StressSuite.run(workload: "Simple Command", iterations: 5000, warmup: 200)
    #expect(simple.map(\.summary.count) == [5000])
  }
}
