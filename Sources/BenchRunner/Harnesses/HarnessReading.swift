package import BenchModel

/// What a start of a suite left.
package enum HarnessOutput: Sendable {
  /// What it printed.
  case printed([UInt8])
  /// A file or a folder that it wrote.
  case written(path: String)
}

/// Reads what a start left as a run, by the word of a format, or by its content.
///
/// The formats are known to another room: it comes in as a function.
package typealias HarnessReading = (HarnessOutput, _ format: String?) throws(WorkerFailure) -> BenchmarkRun
