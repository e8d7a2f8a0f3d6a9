package import Benchmarking

/// The bundled suite: what a command framework costs under ordinary and extreme use.
///
/// Groups, and the first workloads of each, stand in the order of the original's table, so that a place in its results
/// is the same workload here; what the original does not have follows.
package enum StressSuite: BenchmarkSuite {
  /// The suite's name on command lines and in files.
  package static let name = "stress"

  /// Every workload, in the order of the groups.
  package static var benchmarks: [Benchmark] { benchmarks(sabotage: .none) }

  /// Every workload, each with its outcome broken where `sabotage` says so.
  @BenchmarkBuilder
  package static func benchmarks(sabotage: Sabotage) -> [Benchmark] {
    CommandPerformance.benchmarks(sabotage)
    TypeSystem.benchmarks(sabotage)
    ErrorHandling.benchmarks(sabotage)
    ConcernArchitecture.benchmarks(sabotage)
    Integration.benchmarks(sabotage)
    StressTesting.benchmarks(sabotage)
  }
}
