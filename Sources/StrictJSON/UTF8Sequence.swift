/// The mark some editors put before UTF-8 text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// The length of the well-formed UTF-8 sequence (RFC 3629) that starts at an index, or nil if there is none.
func lengthOfUTF8Sequence(in bytes: Span<UInt8>, at index: Int) -> Int? {
  func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index + offset < bytes.count && range.contains(bytes[index + offset])
  }
  switch bytes[index] {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: return isContinuation(1) ? 2 : nil
  // The narrower ranges keep out overlong forms, surrogates and everything beyond U+10FFFF.
  case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : nil
  case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : nil
  case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : nil
  case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
  case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
  case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
  default: return nil
  }
}
