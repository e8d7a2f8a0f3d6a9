/// A universally unique identifier, RFC 9562: 128 bits, written `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
package struct UniqueIdentifier: Sendable, Hashable {
  package let bits: UInt128

  // Where the hyphens stand.
  private static let hyphens: Set<Int> = [8, 13, 18, 23]
  private static let length = 36

  package init(bits: UInt128) { self.bits = bits }

  /// Reads the standard form, in either case of letters.
  package init?(_ text: String) {
    guard text.utf8.count == Self.length else { return nil }
    var bits: UInt128 = 0
    for (index, byte) in text.utf8.enumerated() {
      if Self.hyphens.contains(index) {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
        bits = bits << 4 | UInt128(digit)
      }
    }
    self.bits = bits
  }
}

extension UniqueIdentifier: CustomStringConvertible, ValueConvertible {
  package var description: String {
    let digits = String(bits, radix: 16)
    var text = String(repeating: "0", count: 32 - digits.count) + digits
    for place in Self.hyphens.sorted() { text.insert("-", at: text.index(text.startIndex, offsetBy: place)) }
    return text
  }

  package var encoded: Value { .string(description) }
}
