/// How the values of a sample are spread, as far as a picture of them needs it; in the metric's base unit.
public struct Distribution: Equatable, Sendable {
  /// A value and the share of the sample that lies below it.
  public struct Quantile: Equatable, Sendable {
    /// The share, from 0 to 1.
    public let order: Double
    /// The value.
    public let value: Double

    /// Makes a quantile.
    public init(order: Double, value: Double) {
      self.order = order
      self.value = value
    }
  }

  /// How many values lie in each of several stretches of one width, or of one ratio.
  public struct Histogram: Equatable, Sendable {
    /// Where the first stretch begins.
    public let lower: Double
    /// Where the last stretch ends.
    public let upper: Double
    /// Whether the stretches have one ratio rather than one width.
    public let isLogarithmic: Bool
    /// The values in each stretch.
    public let counts: [Int]

    /// Makes a histogram.
    public init(lower: Double, upper: Double, isLogarithmic: Bool, counts: [Int]) {
      self.lower = lower
      self.upper = upper
      self.isLogarithmic = isLogarithmic
      self.counts = counts
    }
  }

  /// How many values there are.
  public let count: Int
  /// The smallest value.
  public let minimum: Double
  /// The largest value.
  public let maximum: Double
  /// The quantiles that so many values support, in ascending order.
  public let quantiles: [Quantile]
  /// Where the values lie.
  public let histogram: Histogram

  /// Makes a distribution.
  public init(count: Int, minimum: Double, maximum: Double, quantiles: [Quantile], histogram: Histogram) {
    self.count = count
    self.minimum = minimum
    self.maximum = maximum
    self.quantiles = quantiles
    self.histogram = histogram
  }

  /// The quantile of an order, if the sample supports it.
  public func quantile(_ order: Double) -> Double? {
    quantiles.first { $0.order == order }?.value
  }
}
