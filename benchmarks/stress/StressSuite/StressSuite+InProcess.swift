import BenchModel
package import Benchmarking

/// Running workloads from a program, without `bench-run`.
extension StressSuite {
  /// Measures the workloads of a group in this process, in the suite's order.
  ///
  /// - Parameters:
  ///   - group: The group's whole name.
  ///   - iterations: How many operations of each are timed; nil for each workload's own count.
  ///   - warmup: How many operations precede them; nil for the usual count.
  /// - Throws: ``UnknownWorkload``, or the first wrong outcome.
  @MainActor
  package static func run(
    group: String, iterations: Int? = nil, warmup: Int? = nil
  ) async throws -> [MeasuredResult] {
    try await run(named: group, iterations, warmup) { $0.id.group == group }
  }

  /// Measures a workload in this process; one result for each of its parameters.
  ///
  /// - Parameters:
  ///   - workload: The workload's name, or its whole identity, with group and parameters.
  ///   - iterations: How many operations are timed; nil for the workload's own count.
  ///   - warmup: How many operations precede them; nil for the usual count.
  /// - Throws: ``UnknownWorkload``, or the first wrong outcome.
  @MainActor
  package static func run(
    workload: String, iterations: Int? = nil, warmup: Int? = nil
  ) async throws -> [MeasuredResult] {
    try await run(named: workload, iterations, warmup) { $0.id.name == workload || $0.id.description == workload }
  }

  @MainActor
  private static func run(
    named name: String, _ iterations: Int?, _ warmup: Int?, _ isChosen: (Benchmark) -> Bool
  ) async throws -> [MeasuredResult] {
    let chosen = benchmarks.filter(isChosen)
    guard !chosen.isEmpty else { throw UnknownWorkload(name: name) }
    var results: [MeasuredResult] = []
    for benchmark in chosen {
      results.append(try await benchmark.measureInProcess(iterations: iterations, warmup: warmup))
    }
    return results
  }
}

/// A name that no group and no workload of the suite has.
package struct UnknownWorkload: Error, Equatable, CustomStringConvertible {
  /// What was asked for.
  package let name: String

  package var description: String {
    "the suite '\(StressSuite.name)' has no '\(name)'; 'bench-run --suite \(StressSuite.name) --list' shows what it has"
  }
}
