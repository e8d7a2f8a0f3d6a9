import StrictJSON

/// The bytes of a file as readers of other tools' formats want them: UTF-8 without a mark, and no codes of a terminal.
struct PlainText {
  /// The text.
  let bytes: [UInt8]
  /// What a strict reader refuses the file for; nil where the bytes are those of the file.
  let strictFault: ReadingFault?

  /// Takes a file's bytes; a mark of UTF-16 at its start says what it is, as PowerShell writes it.
  init(_ file: [UInt8]) {
    var text = file
    var fault: JSONProblem?
    if file.starts(with: [0xFF, 0xFE]) {
      text = Self.converted(file, low: 0, high: 8)
      fault = .wrongEncoding("UTF-16")
    } else if file.starts(with: [0xFE, 0xFF]) {
      text = Self.converted(file, low: 8, high: 0)
      fault = .wrongEncoding("UTF-16")
    }
    while text.starts(with: Self.mark) {
      text.removeFirst(Self.mark.count)
      fault = fault ?? .byteOrderMark
    }
    if text.place(of: Self.escape) != nil {
      text = Self.uncoloured(text)
      fault = fault ?? .controlCharacter(Self.escape)
    }
    bytes = text
    strictFault = fault.map { problem in
      ReadingFault(JSONError(position: JSONPosition(line: 1, column: 1), path: "", problem: problem))
    }
  }

  /// The byte-order mark as UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let escape: UInt8 = 0x1B

  /// Whether a file begins with a mark of UTF-16.
  static func isUTF16(_ file: [UInt8]) -> Bool { file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) }

  /// UTF-16 as UTF-8; what is no text becomes a replacement character.
  private static func converted(_ file: [UInt8], low: UInt16, high: UInt16) -> [UInt8] {
    let units = stride(from: 2, to: file.count - 1, by: 2).map { place in
      UInt16(file[place]) << low | UInt16(file[place + 1]) << high
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The text without sequences such as `ESC [ 1 ; 34 m`.
  static func uncoloured(_ text: [UInt8]) -> [UInt8] {
    guard text.place(of: escape) != nil else { return text }
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == escape, index + 1 < text.count, text[index + 1] == UInt8(ascii: "[") else {
        kept.append(text[index])
        index += 1
        continue
      }
      index += 2
      // Parameters, and then the letter that says what to do; a line never ends within them.
      while index < text.count, (0x20...0x3F).contains(text[index]) { index += 1 }
      if index < text.count, text[index] >= 0x40 { index += 1 }
    }
    return kept
  }
}
