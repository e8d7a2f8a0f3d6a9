import BenchModel

extension BenchmarkRun {
  /// The figures that a benchmark's metric is published with, if it is.
  func published(_ name: String, _ metric: String) -> Summary? {
    sample(name, metric)?.published
  }

  /// The measurements of a benchmark's metric, launch by launch.
  func values(_ name: String, _ metric: String) -> [[Double]]? {
    sample(name, metric)?.values
  }

  /// A sample by the printed form of its benchmark and its metric's name.
  func sample(_ name: String, _ metric: String) -> Sample? {
    results.first { $0.id.description == name }?.samples.first { $0.metric == metric }
  }
}
