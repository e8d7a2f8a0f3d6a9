import BenchModel

/// Breaks a line at its spaces so that it fits a width.
struct TerminalWrapping {
  /// How many columns there are.
  let width: Int
  /// What stands for text that was cut out.
  let ellipsis: String

  /// The line as lines that fit; a name that is wider than a line is cut in the middle.
  func lines(of pieces: [TerminalPiece]) -> [[TerminalPiece]] {
    var lines: [[TerminalPiece]] = []
    var line: [TerminalPiece] = []
    var used = 0
    for word in words(of: pieces).map(fitted) {
      let length = word.reduce(0) { $0 + $1.width }
      if used > 0, used + 1 + length > width {
        lines.append(line)
        (line, used) = ([], 0)
      }
      if used > 0 {
        line.append(.space(between: line.last, and: word.first))
        used += 1
      }
      line += word
      used += length
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  private func words(of pieces: [TerminalPiece]) -> [[TerminalPiece]] {
    var words: [[TerminalPiece]] = []
    var word: [TerminalPiece] = []
    for piece in pieces {
      let parts = piece.text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          if !word.isEmpty { words.append(word) }
          word = []
        }
        if part.isEmpty { continue }
        word.append(
          TerminalPiece(
            text: String(part), canShorten: piece.canShorten, role: piece.role, isStrong: piece.isStrong))
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private func fitted(_ word: [TerminalPiece]) -> [TerminalPiece] {
    var word = word
    for index in PlaceOrder.sorted(word.count, by: { word[$0].width > word[$1].width }) where word[index].canShorten {
      let excess = word.reduce(0) { $0 + $1.width } - width
      guard excess > 0 else { break }
      let room = max(ellipsis.count, word[index].width - excess)
      word[index].text = DisplayWidth.shortened(word[index].text, to: room, ellipsis: ellipsis)
    }
    return word
  }
}
