/// The checks on parameters that several estimators share.
enum Domain {
  /// Refuses a probability that is not strictly between 0 and 1; NaN is refused too.
  static func requireOpenUnit(_ value: Double, _ name: String) throws(StatisticsError) {
    guard value > 0, value < 1 else {
      throw .parameterOutOfRange(name: name, value: value, allowed: "a number above 0 and below 1")
    }
  }

  /// Refuses a quantile order outside 0...1; NaN is refused too.
  static func requireClosedUnit(_ value: Double, _ name: String) throws(StatisticsError) {
    guard value >= 0, value <= 1 else {
      throw .parameterOutOfRange(name: name, value: value, allowed: "a number from 0 to 1")
    }
  }

  /// Refuses a sample below the method's minimum or with a value that is not finite.
  static func requireFinite(_ values: [Double], atLeast needed: Int) throws(StatisticsError) {
    guard values.count >= needed else { throw .tooFewValues(needed: needed, given: values.count) }
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .valueNotFinite(index: index) }
  }
}
