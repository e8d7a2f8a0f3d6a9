import Benchmarking
import StressSuite

/// The stress suite as a worker: what `bench-run` starts, and by itself a first look in this process.
@main
struct Stress: BenchmarkSuite {
  static var name: String { StressSuite.name }
  static var benchmarks: [Benchmark] { StressSuite.benchmarks }
}
