import BenchModel

/// Shares as they stand in sentences: one decimal, the sign always there for a change.
enum PercentText {
  /// A share without a sign, such as `5.0 %`.
  static func plain(_ share: Double) -> String {
    DecimalText.fixed(share * 100, decimals: 1) + " %"
  }

  /// A change with its interval, such as `+12.3% (+10.1% to +14.6%)`, in the form that tables have.
  static func change(_ change: Change) -> String {
    let value = DecimalText.signedPercent(change.value)
    guard change.lower != nil || change.upper != nil else { return value }
    let ends = [change.lower ?? -.infinity, change.upper ?? .infinity].map { DecimalText.intervalEnd($0) }
    return "\(value) (\(ends[0]) to \(ends[1]))"
  }
}
