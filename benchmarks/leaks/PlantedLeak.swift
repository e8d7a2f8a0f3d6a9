import BenchModel
import Benchmarking
import StressSuite

/// A worker of the stress suite whose leak checks each leave 16 bytes an operation behind, to see that they are found.
@main
struct PlantedLeak: BenchmarkSuite {
  static var benchmarks: [Benchmark] {
    StressSuite.benchmarks(sabotage: .leaking).filter { $0.id.name == "Memory Leak Detection" }
  }
}
