/// Count, mean and sample standard deviation of a sample.
///
/// Method: the corrected two-pass algorithm (Chan, Golub & LeVeque 1983, "Algorithms for Computing the Sample
/// Variance"), taken relative to the first value. A large common offset therefore costs no digits, and a sample of
/// equal values has a standard deviation of exactly zero. Values near either end of the exponent range are scaled by
/// a power of two first, so that no square overflows or vanishes. Cost: three passes, no allocation.
package struct Moments: Equatable, Sendable {
  /// The number of values.
  package let count: Int
  /// The arithmetic mean.
  package let mean: Double
  /// The sample standard deviation (divisor n − 1), nil for a single value, which has none.
  package let standardDeviation: Double?

  package init(_ values: [Double]) throws(StatisticsError) {
    try Domain.requireFinite(values, atLeast: 1)
    let scale = Self.scale(for: values)
    let count = Double(values.count)
    let origin = values[0] * scale
    var sum = 0.0
    for value in values { sum += value * scale - origin }
    let firstMean = origin + sum / count
    var squares = 0.0
    var residual = 0.0
    for value in values {
      let deviation = value * scale - firstMean
      squares += deviation * deviation
      residual += deviation
    }
    self.count = values.count
    mean = (firstMean + residual / count) / scale
    if values.count == 1 {
      standardDeviation = nil
    } else {
      let variance = max(0, squares - residual * residual / count) / (count - 1)
      let deviation = variance.squareRoot() / scale
      guard deviation.isFinite else { throw .resultNotFinite(quantity: "standard deviation") }
      standardDeviation = deviation
    }
  }

  /// The standard deviation as a fraction of the mean's magnitude, nil for a single value or a mean of zero.
  package var coefficientOfVariation: Double? {
    guard let standardDeviation, mean != 0 else { return nil }
    return standardDeviation / mean.magnitude
  }

  /// The power of two that brings the sample where squares neither overflow nor underflow; 1 for ordinary values.
  ///
  /// Within 2^±300 the squares of differences down to the last bit (2^-352) are still normal numbers. The exponent
  /// is clamped to ±1000 so that the scale and its reciprocal are themselves normal.
  private static func scale(for values: [Double]) -> Double {
    var largest = 0.0
    for value in values { largest = max(largest, value.magnitude) }
    guard largest > 0, abs(largest.exponent) > 300 else { return 1 }
    return Double(sign: .plus, exponent: min(max(-largest.exponent, -1000), 1000), significand: 1)
  }
}
