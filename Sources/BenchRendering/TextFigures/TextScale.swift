import Glibc

/// A stretch of signs on a line that stands for a range of values.
struct TextScale {
  /// What the signs stand for.
  let range: ClosedRange<Double>
  /// Whether equal steps are equal ratios.
  let isLogarithmic: Bool
  /// How many signs there are.
  let width: Int

  /// A scale over a range; logarithmic where its ends are an order of magnitude apart.
  init(_ range: ClosedRange<Double>, width: Int) {
    self.range = range
    self.width = width
    isLogarithmic = range.lowerBound > 0 && range.upperBound > 10 * range.lowerBound
  }

  /// The sign that a value stands at; one beyond the range stands at its end.
  func column(_ value: Double) -> Int {
    let (low, high) = (range.lowerBound, range.upperBound)
    let clamped = min(max(value, low), high)
    let share =
      isLogarithmic ? (log(clamped) - log(low)) / (log(high) - log(low)) : (clamped - low) / (high - low)
    // A range without width, or wider than numbers go, has one place.
    return share.isFinite ? min(Int(share * Double(width)), width - 1) : 0
  }

  /// What stands where nothing is, so that surfaces which fold spaces keep the places.
  static let nothing: Character = "·"
}
