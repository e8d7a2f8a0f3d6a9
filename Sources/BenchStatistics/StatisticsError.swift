/// A reason why a statistic cannot be computed from the numbers that were given.
///
/// Samples come from files nobody vouches for, so every function that takes one throws instead of trapping.
/// Plain mathematical functions (the distributions) follow IEEE 754 and answer NaN outside their domain.
package enum StatisticsError: Error, Equatable, Sendable {
  /// The sample is smaller than the method's minimum.
  case tooFewValues(needed: Int, given: Int)
  /// The value at this position is NaN or infinite.
  case valueNotFinite(index: Int)
  /// The value at this position is zero or negative, so it has no logarithm.
  case valueNotPositive(index: Int)
  /// A parameter lies outside its domain; `allowed` says what the domain is.
  case parameterOutOfRange(name: String, value: Double, allowed: String)
  /// The result exceeds what a double can hold although every value is finite.
  case resultNotFinite(quantity: String)
}

extension StatisticsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooFewValues(let needed, let given):
      "sample has \(given) value(s), this statistic needs at least \(needed): measure more"
    case .valueNotFinite(let index):
      "value \(index + 1) of the sample is not a finite number: remove it or measure again"
    case .valueNotPositive(let index):
      "value \(index + 1) of the sample is not above zero, a ratio needs positive values: compare it by difference"
    case .parameterOutOfRange(let name, let value, let allowed):
      "\(name) is \(value): give \(allowed)"
    case .resultNotFinite(let quantity):
      "\(quantity) exceeds the range of a double: use a larger unit for the values"
    }
  }
}
