import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool

extension CompareCommand {
  /// How many benchmarks a message names: enough to pick from, on a screen.
  private static let longestList = 20

  /// The page of a benchmark that is to be explained.
  ///
  /// - Throws: status 64 with the benchmarks that may have been meant, unless the name means exactly one.
  func explanation(
    of name: String, in comparison: Comparison, _ runs: Sides<BenchmarkRun>
  ) throws(ToolError) -> Document {
    let found = BenchmarkLookup.benchmarks(named: name, in: comparison)
    if found.count == 1 {
      let names = Dictionary(
        (comparison.renamed ?? []).map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
      let named = Sides(baseline: runs.baseline.with(names: names), current: runs.current)
      let distributions = SampleDistribution.ofBenchmark(found[0], in: named, bins: ExplanationPage.histogramBins)
      return ExplanationPage(
        comparison, of: found[0], distributions: distributions, counts: CountDetail(of: found[0], in: named)
      ).document
    }
    let quoted = "'\(name.printable)'"
    if !found.isEmpty {
      throw ToolError(.usage, "\(quoted) means \(found.count) benchmarks: \(Self.list(found)); name one of them")
    }
    let containing = BenchmarkLookup.benchmarks(containing: name, in: comparison)
    let all = comparison.rows.map(\.id.description)
    let near = EditDistance.nearest(to: name, among: all).map { "; did you mean '\($0.printable)'?" }
    let hint = containing.isEmpty ? near ?? "; --all lists them" : "; did you mean \(Self.list(containing))?"
    throw ToolError(.usage, "no benchmark of either run is called \(quoted)\(hint)")
  }

  private static func list(_ identities: [BenchmarkID]) -> String {
    let shown = identities.prefix(longestList).map { "'\($0.description.printable)'" }.joined(separator: ", ")
    let rest = identities.count - longestList
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }
}
