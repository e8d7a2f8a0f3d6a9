package import BenchModel

/// A run and where it came from.
package struct RunSource: Sendable {
  /// How much of the run in its file a side is.
  package enum Part: Sendable {
    /// All of it.
    case whole
    /// Only the benchmarks or metrics that somebody chose.
    case selection
    /// One of two groups of benchmarks of one run, which are compared with each other.
    case half
  }

  /// The run.
  package let run: BenchmarkRun
  /// The file, as it was named on the command line.
  package let file: String
  /// The name of the format that the file was read as.
  package let format: String
  /// How much of the run in the file this is.
  package let part: Part
  /// The figures of earlier runs that stand for this side; nil where the run itself does.
  package let earlier: EarlierFigures?
  /// In which shard each benchmark was measured; nil where the run is no set of shards.
  package let shards: ShardTable?

  /// Names a run's origin.
  package init(
    run: BenchmarkRun, file: String, format: String, part: Part = .whole, earlier: EarlierFigures? = nil,
    shards: ShardTable? = nil
  ) {
    self.shards = shards ?? ShardTable(of: run)
    self.earlier = earlier
    self.run = run
    self.file = file
    self.format = format
    self.part = part
  }

  /// The same origin of a run that was made of this one.
  func with(run: BenchmarkRun) -> RunSource {
    RunSource(run: run, file: file, format: format, part: part, earlier: earlier, shards: shards)
  }

  /// Whether benchmarks of the suite may be missing because nobody asked for them.
  var isSelection: Bool { run.isSelection || part != .whole }
}
