/// Reads numbers out of text that is no JSON, as exactly and as fast as those of documents.
package enum NumberText {
  /// The double that bytes write in decimal notation, digits on both sides of a point; nil if they write anything else.
  ///
  /// A number too large for a double is infinite, as `inf` would be: whoever asks has to look.
  package static func double(in bytes: [UInt8], _ range: Range<Int>) -> Double? {
    guard !range.isEmpty else { return nil }
    var index = range.lowerBound
    var fault: NumberFault?
    let number = NumberScanner.scan(bytes.span.extracting(0..<range.upperBound), at: &index, fault: &fault)
    guard fault == nil, index == range.upperBound else { return nil }
    if let whole = number.wholeValue { return Double(whole) }
    return number.nearestDouble ?? Double(String(decoding: bytes[range], as: UTF8.self))
  }

  /// The whole number above zero that bytes write in digits alone; nil if they write anything else or one too large.
  package static func count(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = Int(bytes[index]) - Int(UInt8(ascii: "0"))
      guard (0...9).contains(digit), value < Int.max / 10 - 1 else { return nil }
      value = value * 10 + digit
    }
    return value > 0 ? value : nil
  }
}
