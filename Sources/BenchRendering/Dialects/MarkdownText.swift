/// Prints lines as Markdown: our words escaped, names in code spans, sentences word by word.
enum MarkdownText {
  /// A line outside or inside a table cell, where pipes would end the cell.
  static func line(_ line: Inline, inCell: Bool = false) -> String {
    var text = ""
    var isStrong = false
    for run in line.runs {
      if run.isStrong != isStrong { text += "**" }
      isStrong = run.isStrong
      let body =
        switch run.kind {
        case .plain: escaped(run.text)
        case .name: codeSpan(run.text, inCell: inCell)
        case .sentence: sentence(run.text, startsBlock: text.isEmpty, inCell: inCell)
        }
      // Two code spans side by side would be read as one with another fence.
      let wouldMerge = text.utf8.last == UInt8(ascii: "`") && body.utf8.first == UInt8(ascii: "`")
      text += wouldMerge ? " " + body : body
    }
    return isStrong ? text + "**" : text
  }

  /// A line inside an element of HTML, where Markdown is not read.
  static func html(_ line: Inline) -> String {
    line.runs.map { run in
      var text = ""
      for scalar in run.text.unicodeScalars {
        switch scalar {
        case "&", "<", ">", "\"", "'", "`", "@", "#": text += "&#\(scalar.value);"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return run.kind == .plain ? text : "<code>\(text)</code>"
    }.joined()
  }

  /// A path as the target of a link, where everything but letters, digits and a few signs would mean something.
  static func path(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "/"):
        return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 0x10 ? "%0\(digits)" : "%\(digits)"
      }
    }.joined()
  }

  /// How many backticks follow each other at most.
  static func longestBacktickRun(_ text: String) -> Int {
    var longest = 0
    var current = 0
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// Longer runs of backticks are written out: cmark, which GitHub uses, reads no fence of a code span beyond 80 and
  /// counts no further than 255 for that of a block, so that a longer run inside could end either.
  private static let longestFence = 32

  /// Text that a fence can be put around.
  static func fenceable(_ text: String) -> String {
    guard longestBacktickRun(text) >= longestFence else { return text }
    return text.unicodeScalars.map { $0 == "`" ? SafeText.notation(of: $0) : String($0) }.joined()
  }

  /// A code span with a fence longer than any run of backticks in it: nothing inside is read as anything.
  static func codeSpan(_ raw: String, inCell: Bool) -> String {
    let text = fenceable(raw)
    let fence = String(repeating: "`", count: longestBacktickRun(text) + 1)
    let isPadded = text.utf8.first == UInt8(ascii: "`") || text.utf8.last == UInt8(ascii: "`")
    let body = inCell ? withoutPipes(text) : text
    return isPadded ? "\(fence) \(body) \(fence)" : fence + body + fence
  }

  /// A pipe ends a cell even inside a code span, and parsers disagree about one after two backslashes.
  private static func withoutPipes(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "|" {
        result.append(contentsOf: (result.last == "\\" ? SafeText.notation(of: scalar) : "\\|").unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", ">", "|", "~", "#", "@": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A sentence: plain words as they are, and everything that Markdown or GitHub might read as more in code spans.
  private static func sentence(_ text: String, startsBlock: Bool, inCell: Bool) -> String {
    var parts: [String] = []
    var quoted: [Substring] = []
    func closeQuotation() {
      if !quoted.isEmpty { parts.append(codeSpan(quoted.joined(separator: " "), inCell: inCell)) }
      quoted = []
    }
    let words = text.unicodeScalars.split(separator: " ").map { Substring($0) }
    var quotedUntil = -1
    for (index, word) in words.enumerated() {
      if index > quotedUntil, let end = endOfQuotation(words, from: index) {
        closeQuotation()
        quotedUntil = end
      }
      if index <= quotedUntil {
        quoted.append(word)
        if index == quotedUntil { closeQuotation() }
      } else if isPlain(word, startsBlock: startsBlock && parts.isEmpty && quoted.isEmpty) {
        closeQuotation()
        parts.append(String(word))
      } else {
        quoted.append(word)
      }
    }
    closeQuotation()
    return parts.joined(separator: " ")
  }

  /// Where a name in single quotes ends that begins at a word and holds something that is not plain; it then stands in
  /// one code span and is not torn into words.
  private static func endOfQuotation(_ words: [Substring], from start: Int) -> Int? {
    let longestName = 40
    guard words[start].utf8.first == UInt8(ascii: "'") else { return nil }
    let end = words[start...].prefix(longestName).firstIndex { word in
      let core = word.utf8.reversed().drop {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
      }
      return core.first == UInt8(ascii: "'") && word.utf8.count > 1
    }
    guard let end, words[start...end].contains(where: { !isPlain($0, startsBlock: false) }) else { return nil }
    return end
  }

  /// Whether a word is letters or a number, with nothing but punctuation around it.
  ///
  /// Not plain are what GitHub links without being asked: seven or more hexadecimal digits (a commit), `KEY-1` (an
  /// issue), and words with a dot inside (a host).
  private static func isPlain(_ word: Substring, startsBlock: Bool) -> Bool {
    let scalars = Array(word.unicodeScalars)
    let head = scalars.prefix { opening.contains($0) }
    let tail = scalars.dropFirst(head.count).reversed().prefix { closing.contains($0) }
    let core = Array(scalars.dropFirst(head.count).dropLast(tail.count))
    guard let first = core.first, head.count <= 2, isWordCharacter(first) else { return false }
    // `1.` and `1)` begin a list.
    if startsBlock, core.allSatisfy({ $0.properties.numericType != nil }), !tail.isEmpty { return false }
    let isNumber = first.properties.numericType != nil
    let isJoined = core.indices.allSatisfy { index in
      if isWordCharacter(core[index]) { return true }
      if !isNumber { return core[index] == "'" || core[index] == "-" }
      let isFollowedByDigit = index + 1 < core.count && core[index + 1].properties.numericType != nil
      return (core[index] == "." || core[index] == ",") && isFollowedByDigit
    }
    guard isJoined else { return false }
    if !isNumber, core.contains("-"), core.contains(where: { $0.properties.numericType != nil }) { return false }
    return !core.split(whereSeparator: { !$0.properties.isASCIIHexDigit }).contains { $0.count >= 7 }
  }

  private static let opening: Set<Unicode.Scalar> = ["(", "'", "\"", "+", "-"]
  private static let closing: Set<Unicode.Scalar> = [".", ",", ";", ":", "!", "?", ")", "'", "\"", "%"]

  /// Beyond ASCII no character means anything to Markdown.
  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
