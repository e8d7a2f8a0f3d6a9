/// How often one side of a row was measured, and how far its measurements vary.
public struct SampleSpread: Codable, Equatable, Sendable {
  /// Worker processes with at least one measurement.
  public let launches: Int
  /// Measurements of all launches together.
  public let measurements: Int
  /// Iterations behind all measurements; absent where the file's counts have no sum.
  public let iterations: Int?
  /// The smallest measurement.
  public let smallest: Double
  /// The largest measurement.
  public let largest: Double
  /// The standard deviation of the launches' means as a share of their mean; absent with one launch.
  public let betweenLaunches: Double?
  /// The standard deviation of the measurements of a launch (root mean square over launches) as a share of the mean;
  /// absent where no launch has two.
  public let withinLaunches: Double?

  /// Makes a spread.
  public init(
    launches: Int, measurements: Int, iterations: Int?, smallest: Double, largest: Double, betweenLaunches: Double?,
    withinLaunches: Double?
  ) {
    self.launches = launches
    self.measurements = measurements
    self.iterations = iterations
    self.smallest = smallest
    self.largest = largest
    self.betweenLaunches = betweenLaunches
    self.withinLaunches = withinLaunches
  }
}
