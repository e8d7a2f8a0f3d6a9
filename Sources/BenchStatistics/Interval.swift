/// A confidence interval: the values that the data do not speak against at the stated confidence.
///
/// An end that the data cannot bound is infinite. Equal ends are legitimate: values without any spread give them.
package struct Interval: Equatable, Sendable {
  /// The lower end, −∞ where unbounded.
  package let lower: Double
  /// The upper end, +∞ where unbounded.
  package let upper: Double
  /// The probability with which the procedure covers the true value if its assumptions hold.
  package let confidence: Double

  package init(lower: Double, upper: Double, confidence: Double) {
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
  }
}
