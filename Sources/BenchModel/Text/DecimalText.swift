/// Decimal notation of numbers for people, without Foundation: fixed decimals and grouped thousands.
package enum DecimalText {
  /// A number with a fixed count of decimals and its thousands grouped, such as `1,234.50`; half away from zero.
  ///
  /// Numbers too large for exact decimals fall back to the shortest round-trip form.
  package static func fixed(_ value: Double, decimals: Int, grouping: Bool = true) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    let scale = powerOfTen(decimals)
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return "\(value)" }
    let digits = Int64(scaled)
    let sign = value < 0 && digits != 0 ? "-" : ""
    let whole = digits / Int64(scale)
    let wholeText = grouping ? grouped(Int(whole)) : String(whole)
    guard decimals > 0 else { return sign + wholeText }
    let fraction = String(digits % Int64(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
    return "\(sign)\(wholeText).\(zeros)\(fraction)"
  }

  /// A number with a fixed count of significant digits, at least its whole part: `0.0123`, `1.23`, `1,234`.
  package static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
    var magnitude = 0
    var scaled = value.magnitude
    while scaled >= 10, magnitude < 300 { (scaled, magnitude) = (scaled / 10, magnitude + 1) }
    while scaled < 1, magnitude > -15 { (scaled, magnitude) = (scaled * 10, magnitude - 1) }
    return fixed(value, decimals: max(0, digits - 1 - magnitude))
  }

  /// An integer with its thousands grouped by commas.
  package static func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + String(text.reversed())
  }

  /// A share as a percentage with its sign, such as `+5.2%`.
  package static func signedPercent(_ share: Double, decimals: Int = 1) -> String {
    let text = fixed(share * 100, decimals: decimals)
    return (text.hasPrefix("-") ? "" : "+") + text + "%"
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
