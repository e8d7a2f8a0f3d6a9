package import Benchmarking

/// The bundled suite: what a command framework costs under ordinary and extreme use.
package enum StressSuite: BenchmarkSuite {
  /// The suite's name on command lines and in files.
  package static let name = "stress"

  /// Every workload, in the order of the groups.
  package static var benchmarks: [Benchmark] { benchmarks(sabotage: .none) }

  /// Every workload, each with its outcome broken where `sabotage` says so.
  static func benchmarks(sabotage: Sabotage) -> [Benchmark] {
    CommandPerformance.benchmarks(sabotage)
  }
}
