import BenchModel

/// How a batch is cut into laps, each of which is a measurement of its own.
///
/// Where more runs than there are processors, the system's scheduler takes a worker's processor away after a slice of
/// about 3 ms: hardly a batch of 8 ms is without such a gap, and most laps of half a millisecond are. With three busy
/// loops on two cores the best batches of 12 of one program differed between two of its processes by 5 to 27 %
/// (standard deviation of the logarithm), the best laps of the same time by 0.0 to 5 %. One request still asks for the
/// whole batch, so that it costs what it did.
package struct BatchLaps: Equatable {
  /// How many laps a batch has.
  package let laps: Int
  /// How many iterations a lap has.
  package let iterations: Int

  /// Well below a slice, and long enough that reading the clock twice is a ten thousandth of it.
  private static let nanoseconds = 0.5e6
  /// A batch of up to a millisecond is short enough to be one lap.
  private static let longestLap = 1e6

  /// Cuts a batch of so many iterations that take so long together.
  package init(iterations: Int, batchNanoseconds: Double) {
    guard batchNanoseconds > Self.longestLap else {
      (laps, self.iterations) = (1, max(iterations, 1))
      return
    }
    let wanted = Int(min(max((batchNanoseconds / Self.nanoseconds).rounded(), 1), Double(max(iterations, 1))))
    self.iterations = (max(iterations, 1) - 1) / wanted + 1
    // No more iterations than the batch had.
    laps = max(iterations / self.iterations, 1)
  }
}
