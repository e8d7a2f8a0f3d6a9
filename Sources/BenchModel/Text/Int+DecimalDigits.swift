extension Int {
  /// The number that a few digits stand for; nil where one of them is none.
  init?(decimalDigits digits: ArraySlice<UInt8>) {
    guard digits.allSatisfy(\.isDecimalDigit) else { return nil }
    self = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}

extension UInt8 {
  /// Whether it is the character of a decimal digit.
  var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
