package import BenchModel

/// What is known of a counted benchmark beyond its row: its starts, and its functions.
package struct CountDetail: Sendable {
  private let functions: Sides<[FunctionCost]>?
  private let starts: Sides<[Double]>?

  /// Takes it from the two runs, in which the benchmark has one name; nil where nobody counted it.
  package init?(of id: BenchmarkID, in runs: Sides<BenchmarkRun>) {
    let results = runs.map { run in run.results.first { $0.id == id } }
    guard let before = results.baseline, let after = results.current else { return nil }
    functions = before.functions.flatMap { first in after.functions.map { Sides(baseline: first, current: $0) } }
    // Only our own starts have the fixed seed first.
    let areOurs = runs.map { $0.environment.other?[BenchmarkRun.counterFact] != nil }
    let samples = results.map { $0?.sample(of: .instructions) }
    guard areOurs.baseline, areOurs.current, let first = samples.baseline, let second = samples.current else {
      starts = nil
      return
    }
    starts = Sides(baseline: first.values.flatMap { $0 }, current: second.values.flatMap { $0 })
  }

  /// What is known of each benchmark whose count of instructions regressed.
  package static func ofRegressed(
    _ comparison: Comparison, in runs: Sides<BenchmarkRun>
  ) -> [BenchmarkID: CountDetail] {
    let names = Dictionary(
      (comparison.renamed ?? []).map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    let named = Sides(baseline: runs.baseline.with(names: names), current: runs.current)
    let regressed = comparison.rows.filter { $0.metric?.is(.instructions) == true && $0.verdict == .regressed }
    return Dictionary(
      regressed.compactMap { row in CountDetail(of: row.id, in: named).map { (row.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What starts with fixed and with drawn seeds tell, and the functions that execute more.
  package var blocks: [Block] {
    (seeds.map { [.paragraph($0)] } ?? []) + (functions.map { FunctionGrowthTable($0).blocks } ?? [])
  }

  private var seeds: Inline? {
    guard let starts, let fixed = Self.change(starts.map { $0.first ?? 0 }) else { return nil }
    let drawn = starts.map { Array($0.dropFirst()) }
    let means = drawn.map { $0.reduce(0, +) / Double(max($0.count, 1)) }
    guard let rest = Self.change(means) else { return "Hash seeds: \(.change(fixed)) with fixed ones." }
    return """
      Hash seeds: \(.change(fixed)) with fixed ones, \(.change(rest)) on average over \
      \(.count(drawn.current.count, "drawn one", "drawn ones")).
      """
  }

  private static func change(_ sides: Sides<Double>) -> Double? {
    sides.baseline > 0 && sides.current > 0 ? sides.current / sides.baseline - 1 : nil
  }
}
