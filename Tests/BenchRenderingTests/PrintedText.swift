import BenchRendering
import Glibc

/// Looks at printed pages the way a terminal, a build server or a Markdown parser would, by scalars and bytes.
enum PrintedText {
  /// Characters that no page may hold: controls but the line feed, direction marks, zero-width ones, separators.
  static func forbidden(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      if scalar.value >= 0x20 && scalar.value < 0x7F || scalar == "\n" { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  /// The text without the sequences that we print; any other escape stays.
  static func withoutColour(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    var result = ""
    var rest = Substring(text).unicodeScalars
    while let first = rest.first {
      if first == "\u{1B}", rest.dropFirst().first == "[" {
        let tail = rest.dropFirst(2).drop { "0123456789;".unicodeScalars.contains($0) }
        if tail.first == "m" {
          rest = tail.dropFirst()
          continue
        }
      }
      result.unicodeScalars.append(first)
      rest = rest.dropFirst()
    }
    return result
  }

  /// Whether the bytes of one text occur in another.
  static func contains(_ needle: String, in text: String) -> Bool {
    // By libc, since every page is searched several times and tests are not optimised. A zero would end the search, but
    // is none of the characters that a page may hold.
    text.withCString { text in needle.withCString { strstr(text, $0) != nil } }
  }

  /// What stands before each `::` that begins a line but for white space, and with it a command to GitHub's runner.
  static func commands(in text: String) -> [String] {
    text.withCString { start in
      var commands: [String] = []
      var rest = start
      while let found = strstr(rest, "::") {
        var line = found
        while line > start, line[-1] != CChar(UInt8(ascii: "\n")), line[-1] != CChar(UInt8(ascii: "\r")) { line -= 1 }
        let before = UnsafeRawBufferPointer(start: line, count: found - line)
        let margin = String(decoding: before, as: UTF8.self)
        if margin.unicodeScalars.allSatisfy(\.properties.isWhitespace) { commands.append(margin + "::") }
        rest = UnsafePointer(found) + 1
      }
      return commands
    }
  }

  /// The page without its code, which is printed as it is.
  static func withoutCode(_ document: Document) -> Document {
    Document(
      document.blocks.filter { block in
        if case .code = block { return false }
        return true
      })
  }

  /// Lines of more characters than fit; marks that take no column of their own are not counted.
  static func tooLong(_ text: String, width: Int) -> [String] {
    lines(withoutColour(text)).filter { line in
      line.utf8.count > width
        && line.unicodeScalars.count { ![.nonspacingMark, .enclosingMark].contains($0.properties.generalCategory) }
          > width
    }
  }

  /// Rows whose count of cells is not that of their table.
  static func unevenMarkdownTables(in text: String) -> [String] {
    var expected: Int?
    return outsideFences(text).filter { line in
      guard line.unicodeScalars.first == "|" else {
        expected = nil
        return false
      }
      let cells = cells(of: line)
      defer { expected = expected ?? cells }
      return expected.map { $0 != cells } ?? false
    }
  }

  private static func cells(of row: String) -> Int {
    var count = 0
    var previous: Unicode.Scalar?
    for scalar in row.unicodeScalars {
      if scalar == "|", previous != "\\" { count += 1 }
      previous = scalar
    }
    return count
  }

  /// What is left of the page outside code, wherever it could be read as more than text, save for whole lines of ours.
  static func activeMarkdown(in text: String, but links: [String] = []) -> [String] {
    let active: Set<Unicode.Scalar> = ["`", "<", "[", "]", "@", "#", "_", "*", "&", "\\", "~", "$"]
    let ours = ["<details>", "</details>", "> [!WARNING]", "> [!NOTE]"] + links
    return outsideFences(text).filter { line in
      if ours.contains(line) { return false }
      var plain = withoutCodeSpans(line)
      let isActive = plain.unicodeScalars.contains { active.contains($0) }
      if !isActive { return contains("://", in: plain) || contains("www.", in: plain) }
      for mark in ["# ", "## ", "### ", "- ", "> ", "<summary>"] where plain.hasPrefix(mark) {
        plain.removeFirst(mark.count)
      }
      if plain.hasSuffix("</summary>") { plain.removeLast("</summary>".count) }
      let escapes = ["\\>", "\\#", "\\|", "\\_", "\\*", "\\[", "\\]", "**", "&lt;", "&amp;"]
      for escape in escapes { plain = plain.split(separator: escape).joined() }
      return plain.unicodeScalars.contains { active.contains($0) } || contains("://", in: plain)
        || contains("www.", in: plain)
    }
  }

  private static func withoutCodeSpans(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(line.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let run = scalars[index...].prefix { $0 == "`" }.count
      // cmark reads no fence longer than 80.
      guard 1...80 ~= run, let end = closing(run, in: scalars, after: index + run) else {
        result.append(scalars[index])
        index += 1
        continue
      }
      index = end
    }
    return String(result)
  }

  /// The page without its pictures, whose attributes follow the lengths of names.
  static func withoutPictures(_ html: String) -> String {
    html.split(separator: "<svg", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let end = part.firstRange(of: "</svg>") else { return String(part) }
      return String(part[end.upperBound...])
    }.joined()
  }

  /// Every tag of a page, as it stands between its angle brackets.
  static func elements(ofHTML text: String) -> Set<String> {
    var tags: Set<String> = []
    for part in text.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst() {
      let end = part.firstIndex(of: UInt8(ascii: ">")) ?? part.endIndex
      tags.insert(String(Substring(part[..<end])))
    }
    return tags
  }

  private static func closing(_ run: Int, in scalars: [Unicode.Scalar], after start: Int) -> Int? {
    var index = start
    while index < scalars.count {
      let length = scalars[index...].prefix { $0 == "`" }.count
      if length == run { return index + length }
      index += max(1, length)
    }
    return nil
  }

  /// The lines that are no code.
  static func outsideFences(_ text: String) -> [String] {
    var fence: Int?
    return lines(text).filter { line in
      if let open = fence {
        let run = line.unicodeScalars.prefix { $0 == "`" }.count
        if run >= open, run == line.unicodeScalars.count { fence = nil }
        return false
      }
      let run = line.unicodeScalars.prefix { $0 == "`" }.count
      guard 3...80 ~= run, line.hasSuffix("text"), line.utf8.count == run + 4 else { return true }
      fence = run
      return false
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n").map { String($0) }
  }
}
