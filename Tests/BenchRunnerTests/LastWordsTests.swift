import Testing

@testable import BenchRunner

@Suite("Last words")
struct LastWordsTests {
  private func excerpt(_ text: String) -> String? {
    var captured = CapturedOutput()
    captured.append(Array(text.utf8)[...])
    captured.trim()
    return LastWords.excerpt(of: captured)
  }

  @Test("What is short is kept whole", arguments: ["x", "one\ntwo", "one\n\n\ntwo\nthree", "ä"])
  func short(text: String) {
    #expect(excerpt(text) == text)
    #expect(excerpt("\n\(text)\n\n") == text)
  }

  @Test("Of nothing, and of empty lines, there is nothing to tell", arguments: ["", "\n", "\n\n\n"])
  func nothing(text: String) {
    #expect(excerpt(text) == nil)
  }

  @Test("Of many lines the first two and the last ten are kept", arguments: [13, 100, 50_000])
  func lines(count: Int) {
    let lines = (1...count).map { "line \($0)" }
    let expected = lines.prefix(2) + ["..."] + lines.suffix(10)
    #expect(excerpt(lines.joined(separator: "\n")) == expected.joined(separator: "\n"))
    #expect(excerpt(lines.prefix(12).joined(separator: "\n")) == lines.prefix(12).joined(separator: "\n"))
  }

  @Test("Of a long line the beginning and the end are kept", arguments: [2049, 10_000, 1_000_000])
  func longLine(count: Int) {
    let text = "begin" + String(repeating: "x", count: count - 8) + "end"
    let excerpt = excerpt(text)
    #expect(excerpt?.utf8.count == 512 + 5 + 1536)
    #expect(excerpt?.hasPrefix("beginx") == true && excerpt?.hasSuffix("xend") == true)
    #expect(self.excerpt(String(text.prefix(2048)))?.utf8.count == 2048)
  }

  @Test("Bytes that are no text become replacement characters")
  func noText() {
    var captured = CapturedOutput()
    captured.append([0xff, 0x41, 0xc3])
    #expect(LastWords.excerpt(of: captured) == "\u{FFFD}A\u{FFFD}")
  }
}
