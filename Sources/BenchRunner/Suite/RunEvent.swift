package import BenchModel

/// What happens during a run, for whoever shows its progress.
package enum RunEvent: Sendable {
  /// A launch begins: the benchmark, and the launch's place among all.
  case launching(BenchmarkID, launch: Int, of: Int)
  /// A round of a benchmark begins in a session.
  case round(BenchmarkID, SessionPlace)
  /// A benchmark is over before its time.
  case failed(BenchmarkID, Failure)
  /// The run was asked to stop; what has finished is kept.
  case stopping
}
