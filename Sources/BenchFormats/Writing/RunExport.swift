package import BenchModel

/// A format of another tool that a run can be written in.
///
/// Formats of measurements take samples that have some; formats of single figures take one of every sample: the mean of
/// the launches' means, or what was published. Benchmarks that failed have a place in the stress suite's alone.
package enum RunExport: String, CaseIterable, Sendable {
  /// A value a row: `name,metric,value,unit,run,process`.
  case csv
  /// The same rows as JSON, one a line.
  case jsonl
  /// What `go test -bench` prints, for benchstat.
  case go
  /// The JSON of pyperf.
  case pyperf
  /// The JSON of hyperfine.
  case hyperfine
  /// The custom JSON of github-action-benchmark.
  case githubActionBenchmark = "github-action-benchmark"
  /// Bencher Metric Format.
  case bencher
  /// The JSON of the Python stress suite.
  case stressSuite = "stress-suite"

  /// Whether readers find benchmarks by their place, which one without a measurement has to keep.
  package var keepsPlaces: Bool { self == .stressSuite }

  /// Whether it takes the summaries of samples, which have to be attached.
  package var statesSummaries: Bool { self == .stressSuite }

  /// A written run, and what of it the format has no place for.
  package struct Written: Sendable {
    /// The file.
    package let bytes: [UInt8]
    /// A sentence for each kind of loss.
    package let losses: [String]
  }

  /// Writes a run.
  ///
  /// - Throws: why the format has no place for anything of the run, or for two of its names.
  package func write(_ run: BenchmarkRun) throws(ExportError) -> Written {
    var selection = ExportSelection(run)
    let bytes: [UInt8]
    switch self {
    case .csv: bytes = try LongTableExport.csv(try selection.measured(), run: run.id)
    case .jsonl: bytes = try LongTableExport.jsonLines(try selection.measured(), run: run.id)
    case .go: bytes = try GoBenchmarkExport.bytes(of: try selection.measured())
    case .hyperfine: bytes = try HyperfineExport.bytes(of: try selection.measured())
    case .pyperf: bytes = try PyperfExport.bytes(of: try selection.positive())
    case .githubActionBenchmark: bytes = try FigureExport.gitHubActionBenchmark(try selection.figures())
    case .bencher: bytes = try FigureExport.bencher(try selection.figures())
    case .stressSuite: bytes = try StressSuiteFormat.bytes(of: run)
    }
    return Written(bytes: bytes, losses: keepsPlaces ? [] : selection.losses)
  }
}

/// Why a run cannot be written in a format.
package struct ExportError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  package let description: String
}
