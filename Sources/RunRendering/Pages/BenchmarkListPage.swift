package import BenchModel
package import BenchRendering

/// What `bench-run --list` says: a benchmark a line, in the form that patterns match.
package struct BenchmarkListPage {
  private let benchmarks: [BenchmarkID]

  /// Makes the page of the benchmarks, in their order.
  package init(_ benchmarks: [BenchmarkID]) {
    self.benchmarks = benchmarks
  }

  /// The page; names stand in a code block, so that no terminal shortens what is there to be copied.
  package var document: Document {
    Document([.code(benchmarks.map { .name($0.description) })])
  }
}
