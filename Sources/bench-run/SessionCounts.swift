import BenchModel
import BenchRunner
import Callgrind

/// What was counted of both sides of a session, paired by the names that both go by.
struct SessionCounts {
  typealias Side = BenchmarkRun.SessionMembership.Side

  private let pairs: [BenchmarkID: Sides<BenchmarkCounts>]
  private let functions: [BenchmarkID: Sides<[FunctionCost]>]
  /// Who calls whom, on both sides, in benchmarks whose profiles are known and differ.
  let comparisons: [BenchmarkID: ProfileComparison]

  /// A side repeats its counts within a twentieth of a per cent: what differs by less has no cause in a function.
  private static let least = 0.001
  private static let mostFunctions = 10

  init(_ counts: [Side: [BenchmarkID: BenchmarkCounts]]) {
    var pairs: [BenchmarkID: Sides<BenchmarkCounts>] = [:]
    for (id, current) in counts[.current] ?? [:] {
      guard let baseline = counts[.baseline]?[id] else { continue }
      // What one side lacks the other cannot be compared with.
      let failure =
        baseline.failure.map { "\($0) (on the baseline side)" } ?? current.failure.map { "\($0) (on the current side)" }
      pairs[id] =
        failure.map { Sides(baseline: BenchmarkCounts(failure: $0), current: BenchmarkCounts(failure: $0)) }
        ?? Sides(baseline: baseline, current: current)
    }
    self.pairs = pairs
    comparisons = pairs.compactMapValues(Self.comparison)
    functions = comparisons.mapValues { $0.grown(limit: Self.mostFunctions) }
  }

  /// The run of a side with its counts.
  func attached(to run: BenchmarkRun, _ side: Side, by counter: String) -> BenchmarkRun {
    let results = run.results.map { result in
      pairs[result.id].map { result.with(counts: $0[side], functions: functions[result.id]?[side]) } ?? result
    }
    return run.with(counted: results, metrics: BenchmarkCounts.metrics(in: results), by: counter)
  }

  /// The files that Callgrind wrote of a benchmark.
  func profiles(of id: BenchmarkID) -> Sides<String>? {
    guard let pair = pairs[id], let before = pair.baseline.profile, let after = pair.current.profile else { return nil }
    return Sides(baseline: before, current: after)
  }

  private static func comparison(_ pair: Sides<BenchmarkCounts>) -> ProfileComparison? {
    guard let before = pair.baseline.passes.first?.instructions, let after = pair.current.passes.first?.instructions,
      (after / before - 1).magnitude > least, let first = pair.baseline.profile, let second = pair.current.profile,
      let baseline = try? CallgrindFile.profile(at: first), let current = try? CallgrindFile.profile(at: second)
    else { return nil }
    return ProfileComparison(
      Sides(baseline: baseline, current: current), iterations: pair.current.iterations + 1,
      demangled: SwiftSymbol.demangled)
  }
}
