import BenchModel
import Benchmarking
import Testing

@Suite("Declaring benchmarks")
struct BenchmarkBuilderTests {
  private struct Mixed: BenchmarkSuite {
    static var benchmarks: [Benchmark] {
      Benchmark("plain") { 1 }
      for size in [1, 10] {
        Benchmark("sized", group: "g", parameters: ["size": size, "kind": "a"]) { (state: inout State) in
          for _ in state { blackHole(size) }
        }
      }
      if identity(1) == 1 {
        Benchmark("chosen", options: .init(operations: 5)) { (state: inout State) async in for _ in state {} }
      } else {
        Benchmark("other") { 2 }
      }
    }
  }

  @Test("A suite is a list of single benchmarks, loops and conditions")
  func list() {
    #expect(
      Mixed.benchmarks.map(\.id.description) == [
        "plain", "g/sized (size=1, kind=a)", "g/sized (size=10, kind=a)", "chosen",
      ])
    #expect(Mixed.benchmarks[3].options.operations == 5)
    #expect(Mixed.name == "Mixed")
  }
}
