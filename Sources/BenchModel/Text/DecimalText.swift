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

  /// A number that somebody chose, without zeros that say nothing: `200`, `1.5`.
  package static func chosen(_ value: Double, digits: Int) -> String {
    let text = significant(value, digits: digits)
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    let zeros = text.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    let trimmed = text.dropLast(zeros)
    return String(trimmed.hasSuffix(".") ? trimmed.dropLast() : trimmed)
  }

  /// An integer with its thousands grouped by commas.
  package static func grouped(_ value: Int) -> String {
    if value.magnitude < 1000 { return String(value) }
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

  /// The end of a change's interval; one beyond a thousand times the baseline says nothing, and no figure says more.
  package static func intervalEnd(_ share: Double, decimals: Int = 1) -> String {
    guard share.magnitude > 1000, share.isFinite else { return signedPercent(share, decimals: decimals) }
    return share > 0 ? "over +100,000%" : "under -100,000%"
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
