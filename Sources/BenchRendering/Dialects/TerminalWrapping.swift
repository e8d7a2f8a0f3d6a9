import BenchModel

/// Breaks a line at its spaces so that it fits a width, and within a name only where that is wider than a line.
struct TerminalWrapping {
  /// How many columns there are.
  let width: Int

  /// The line as lines that fit.
  func lines(of pieces: [TerminalPiece]) -> [[TerminalPiece]] {
    var lines: [[TerminalPiece]] = []
    var line: [TerminalPiece] = []
    var used = 0
    for word in words(of: pieces) {
      let length = TerminalPiece.width(of: word)
      if length > width {
        if used > 0 { lines.append(line) }
        let parts = TerminalPiece.lines(of: word, width: width)
        lines += parts.dropLast()
        (line, used) = (parts[parts.count - 1], TerminalPiece.width(of: parts[parts.count - 1]))
        continue
      }
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
}
