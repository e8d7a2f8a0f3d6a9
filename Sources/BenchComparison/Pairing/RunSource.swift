package import BenchModel

/// A run and where it came from.
package struct RunSource: Sendable {
  /// The run.
  package let run: BenchmarkRun
  /// The file, as it was named on the command line.
  package let file: String
  /// The name of the format that the file was read as.
  package let format: String

  /// Names a run's origin.
  package init(run: BenchmarkRun, file: String, format: String) {
    self.run = run
    self.file = file
    self.format = format
  }
}
