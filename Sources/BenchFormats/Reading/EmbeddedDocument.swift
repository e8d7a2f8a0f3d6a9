/// Where in a text a JSON object or array lies that begins at the start of a line.
enum EmbeddedDocument {
  /// The place behind the bracket that closes the one at a place; nil if none does before a limit.
  static func end(of bytes: [UInt8], from start: Int, before limit: Int = .max) -> Int? {
    let limit = min(limit, bytes.count)
    var depth = 0
    var isText = false
    var index = start
    while index < limit {
      let byte = bytes[index]
      if isText {
        // What follows a backslash never ends a string.
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") { isText = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return index + 1 }
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  /// Whether what begins at a bracket goes on as a document does, and not as a line of a log.
  static func isLikely(_ bytes: [UInt8], _ start: Int) -> Bool {
    let whitespace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    switch bytes[(start + 1)...].first(where: { !whitespace.contains($0) }) {
    case UInt8(ascii: "\""), UInt8(ascii: "{"): return true
    default: return false
    }
  }

  /// Whether the beginning of a file is that of one document, which does not end in it.
  static func isCut(_ opening: [UInt8]) -> Bool {
    let start = opening.starts(with: PlainText.mark) ? PlainText.mark.count : 0
    let blank: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    guard let first = opening[start...].firstIndex(where: { !blank.contains($0) }),
      [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(opening[first])
    else { return false }
    return isLikely(opening, first) && end(of: opening, from: first) == nil
  }

  /// Whether nothing but white space stands between a place and the end of its line.
  static func isLineEnd(_ bytes: [UInt8], _ place: Int) -> Bool {
    for index in place..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"): return true
      case 0x20, 0x09, 0x0D: continue
      default: return false
      }
    }
    return true
  }
}
