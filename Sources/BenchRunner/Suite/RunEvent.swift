package import BenchModel

/// What happens during a run, for whoever shows its progress.
package enum RunEvent: Sendable, Equatable {
  /// A launch begins: the benchmark, and the launch's place among all.
  case launching(BenchmarkID, launch: Int, of: Int)
  /// A round of a benchmark begins in a session.
  case round(BenchmarkID, SessionPlace)
  /// Within a launch or a round begins what a benchmark's later ones do without: calibrating, counting, first runs.
  case extraBegins
  /// It ends.
  case extraEnds
  /// How many launches or rounds of a benchmark are left, after one of it or after a look at what is decided.
  case left(BenchmarkID, turns: Int)
  /// A benchmark is over before its time.
  case failed(BenchmarkID, Failure)
  /// The run was asked to stop; what has finished is kept.
  case stopping
}
