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

  /// Refuses a sample with a value that is not finite.
  ///
  /// Every estimate begins with this, so that there is no branch a value and any processor's vectors can do it: one
  /// more than the exponent of what is not finite carries into the sign.
  static func requireFinite(_ values: [Double]) throws(StatisticsError) {
    let exponent = Double.infinity.bitPattern
    var carried: UInt64 = 0
    for value in values { carried |= (value.bitPattern & exponent) &+ 1 << 52 }
    guard carried >> 63 != 0 else { return }
    throw .valueNotFinite(index: values.firstIndex { !$0.isFinite } ?? 0)
  }

  /// Refuses a sample below the method's minimum or with a value that is not finite.
  static func requireFinite(_ values: [Double], atLeast needed: Int) throws(StatisticsError) {
    guard values.count >= needed else { throw .tooFewValues(needed: needed, given: values.count) }
    try requireFinite(values)
  }
}
