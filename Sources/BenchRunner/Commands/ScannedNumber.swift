/// A decimal number as a whole one of its last digit, so that steps add up exactly.
struct ScannedNumber: CustomStringConvertible {
  let units: Int
  let decimals: Int

  init(units: Int, decimals: Int) {
    self.units = units
    self.decimals = decimals
  }

  /// Reads digits with at most nine of each kind, a sign before and a point among them; nil for anything else.
  init?(_ text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...9).contains(whole.utf8.count),
      parts.count == 1 || (1...9).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let magnitude = Int(parts.joined())
    else { return nil }
    units = text.hasPrefix("-") ? -magnitude : magnitude
    decimals = parts.count == 1 ? 0 : parts[1].utf8.count
  }

  /// The same number in units of a later decimal.
  func scaled(to wanted: Int) -> Int {
    (decimals..<max(wanted, decimals)).reduce(units) { value, _ in value * 10 }
  }

  var description: String {
    if decimals == 0 { return "\(units)" }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
