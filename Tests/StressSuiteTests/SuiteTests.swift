import BenchModel
import Benchmarking
import Testing

@testable import StressSuite

@Suite("Suite")
struct SuiteTests {
  /// A row of the original's table.
  struct Row: Sendable, CustomTestStringConvertible {
    let group: String
    let index: Int
    let name: String
    let operations: Int
    var testDescription: String { "\(group)[\(index)]" }
  }

  static let table = [
    Row(group: "command_performance", index: 0, name: "Simple Command", operations: 1000),
    Row(group: "command_performance", index: 1, name: "Complex Command with Validation", operations: 1000),
    Row(group: "command_performance", index: 2, name: "Command with Subcommands", operations: 500),
    Row(group: "type_system", index: 0, name: "Type Validation", operations: 10_000),
    Row(group: "type_system", index: 1, name: "Schema Generation", operations: 1000),
    Row(group: "type_system", index: 2, name: "Type Coercion", operations: 10_000),
    Row(group: "error_handling", index: 0, name: "Error Creation and Collection", operations: 10_000),
    Row(group: "error_handling", index: 1, name: "Error Serialization", operations: 5000),
    Row(group: "error_handling", index: 2, name: "Error Recovery", operations: 1000),
    Row(group: "error_handling", index: 3, name: "Validation Error Handling", operations: 5000),
    Row(group: "concern_architecture", index: 0, name: "Raw Model", operations: 10_000),
    Row(group: "concern_architecture", index: 1, name: "Command", operations: 10_000),
    Row(group: "integration", index: 0, name: "E2E Workflow", operations: 100),
    Row(group: "integration", index: 1, name: "Repository Operations", operations: 500),
  ]

  @Test("The original's workloads stand at the original's places with the original's counts", arguments: table)
  func place(row: Row) throws {
    let group = StressSuite.benchmarks.filter { $0.id.group == row.group }
    let workload = try #require(group.indices.contains(row.index) ? group[row.index] : nil)
    #expect(workload.id == BenchmarkID(group: row.group, name: row.name))
    #expect(workload.options.operations == row.operations)
  }

  @Test("The groups are the original's, in its order, each in one piece")
  func groups() {
    let groups = StressSuite.benchmarks.map(\.id.group)
    let pieces = groups.enumerated().filter { $0.offset == 0 || groups[$0.offset - 1] != $0.element }.map(\.element)
    #expect(
      pieces == [
        "command_performance", "type_system", "error_handling", "concern_architecture", "integration", "stress_testing",
      ])
  }

  @Test("No two workloads have one identity, and each names how many operations are timed")
  func identities() {
    let benchmarks = StressSuite.benchmarks
    #expect(Set(benchmarks.map(\.id)).count == benchmarks.count)
    #expect(Set(benchmarks.map(\.id.description)).count == benchmarks.count)
    #expect(benchmarks.allSatisfy { ($0.options.operations ?? 0) > 0 })
  }

  @Test("What a cost is stated against is another workload of the suite")
  func relatives() {
    let benchmarks = StressSuite.benchmarks
    let identities = Set(benchmarks.map(\.id))
    let related = benchmarks.filter { $0.options.relativeTo != nil }
    #expect(!related.isEmpty)
    for workload in related {
      #expect(workload.options.relativeTo.map { $0 != workload.id && identities.contains($0) } == true)
    }
  }

  @Test("Sabotage changes what workloads do and never which there are")
  func sameList() {
    #expect(StressSuite.benchmarks(sabotage: .everywhere).map(\.id) == StressSuite.benchmarks.map(\.id))
  }

  @MainActor
  @Test("A group is measured from a program, in order")
  func runGroup() async throws {
    let results = try await StressSuite.run(group: "error_handling", iterations: 2, warmup: 1)
    let names = StressSuite.benchmarks.filter { $0.id.group == "error_handling" }.map(\.id.description)
    #expect(results.map(\.name) == names)
  }

  @MainActor
  @Test("A workload is measured from a program by its name, with all its parameters, or by its identity")
  func runWorkload() async throws {
    let one = try await StressSuite.run(workload: "Simple Command", iterations: 5, warmup: 1)
    #expect(one.map(\.name) == ["command_performance/Simple Command"])
    #expect((one.first?.summary.count ?? 0) >= 5)
    let several = try await StressSuite.run(workload: "Type Coercion of One Value", iterations: 1, warmup: 1)
    #expect(several.count == 8)
    let identity = "type_system/Type Coercion of One Value (type=uuid)"
    #expect(try await StressSuite.run(workload: identity, iterations: 1, warmup: 1).map(\.name) == [identity])
  }

  @MainActor
  @Test("A name that the suite does not have is refused")
  func unknown() async {
    await #expect(throws: UnknownWorkload(name: "command")) { try await StressSuite.run(group: "command") }
    await #expect(throws: UnknownWorkload(name: "Command 9")) { try await StressSuite.run(workload: "Command 9") }
  }
}
