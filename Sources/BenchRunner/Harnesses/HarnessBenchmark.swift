import BenchModel

/// One benchmark of a suite, and what a start of it is told.
struct HarnessBenchmark {
  let id: BenchmarkID
  /// What stands for it on the command line; nil where a start runs everything.
  let choice: String?
  /// Whether its identity is the name that the tool listed, which its output may spell otherwise.
  let isByName: Bool
}
