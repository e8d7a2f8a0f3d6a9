import BenchModel

/// Shares as they stand in sentences: one decimal, the sign always there for a change.
enum PercentText {
  /// A share without a sign, such as `5.0 %`.
  static func plain(_ share: Double) -> String {
    DecimalText.fixed(share * 100, decimals: 1) + " %"
  }

  /// A change with its interval, such as `+12.3 % [+10.1, +14.6]`.
  static func change(_ change: Change) -> String {
    let value = signed(change.value) + " %"
    guard change.lower != nil || change.upper != nil else { return value }
    return "\(value) [\(change.lower.map(signed) ?? "−∞"), \(change.upper.map(signed) ?? "∞")]"
  }

  private static func signed(_ share: Double) -> String {
    String(DecimalText.signedPercent(share).dropLast())
  }
}
