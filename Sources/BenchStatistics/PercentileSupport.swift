/// The rule that says from how many values on a percentile may be stated.
///
/// A percentile p is supported when n · min(p, 1 − p) ≥ 1: at least one value is then expected to lie beyond it. Below
/// that, the type 7 estimate interpolates towards the extreme value and says nothing about the tail: the "p99" of
/// 20 values is their maximum under another name. The rule asks for 10 values for p90, 20 for p95, 100 for p99 and
/// 1,000 for p99.9. It is the least a figure needs to mean what its name says, not a promise of precision; for that
/// there is `OrderedSample.quantileInterval`.
package enum PercentileSupport {
  /// The smallest sample that supports the percentile, nil for an order that is not between 0 and 1.
  package static func minimumCount(_ order: Double) -> Int? {
    guard order > 0, order < 1 else { return nil }
    // Orders are decimal fractions that binary cannot hold: 1 / (1 − 0.9) is a hair above 10. The slack of 1e-9
    // removes that hair for any sample below a billion values.
    let needed = (1 / min(order, 1 - order) * (1 - 1e-9)).rounded(.up)
    return Int(exactly: needed)
  }

  /// Whether a sample of this size supports the percentile.
  package static func isSupported(_ order: Double, count: Int) -> Bool {
    guard let needed = minimumCount(order) else { return false }
    return count >= needed
  }
}
