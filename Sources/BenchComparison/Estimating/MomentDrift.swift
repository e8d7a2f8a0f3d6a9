import BenchModel
import BenchStatistics
import Glibc

/// The drift of one row between two moments: what its times differ by although the program is the same.
///
/// The change of a row between two moments has three parts: its own, a move that all rows share (`CommonShiftRule`),
/// and a move of the row, which is the drift. Launches of one run share it, so that their number does not make it
/// smaller, and their standard error does not have it. Its square is added to that of the error, and the degrees of
/// freedom are Satterthwaite's.
struct MomentDrift: Sendable {
  /// The standard deviation, on logarithms.
  let deviation: Double

  /// Takes a deviation; beyond a factor of 1e43 it makes no difference any more, and would be no number as a share.
  init(deviation: Double) { self.deviation = min(deviation, 100) }

  /// How heavy its tails are.
  ///
  /// Of 463 benchmarks that one machine measured on two days (five pairs of runs of one commit, 20 processes a side),
  /// 1 % lie beyond 5 to 8 of their robust standard deviations, as of Student's t with two to four degrees of freedom;
  /// with four, none of the five pairs has a row that a level for all of its rows would call changed.
  static let degreesOfFreedom = 4.0

  /// The estimate with the drift in its error.
  func added(to estimate: LogEstimate) throws(StatisticsError) -> LogEstimate {
    let drift = try LogEstimate(point: 0, standardError: deviation, degreesOfFreedom: Self.degreesOfFreedom)
    return try LogEstimate.change(from: drift, to: estimate)
  }

  /// How far the drift alone reaches at this confidence, on logarithms.
  func reach(confidence: Double) -> Double {
    deviation
      * StudentTDistribution(degreesOfFreedom: Self.degreesOfFreedom).quantile(upperTail: (1 - confidence) / 2)
  }
}
