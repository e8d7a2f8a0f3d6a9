/// What a self-test found the times of one program to differ by between two moments of a machine.
public struct MeasuredDrift: Equatable, Sendable {
  /// The standard deviation, as a share.
  public let deviation: Double
  /// The load average for each logical processor that the machine had then; nil where it is not known.
  public let loadPerProcessor: Double?

  /// Makes a measured drift.
  public init(deviation: Double, loadPerProcessor: Double?) {
    self.deviation = deviation
    self.loadPerProcessor = loadPerProcessor
  }
}
