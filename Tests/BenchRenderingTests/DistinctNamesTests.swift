import BenchModel
import Testing

@testable import BenchRendering

@Suite("Names stay distinct")
struct DistinctNamesTests {
  private static func shortened(_ names: [String], to room: Int) -> [String]? {
    NameShortening(ellipsis: "…").shortened(names.map { NameShortening.Name(text: $0, room: room) })
  }

  @Test("What all names have in common goes first: the end of their beginning, then the beginning of their end")
  func common() {
    #expect(
      Self.shortened(["decode/json/size=1", "decode/json/size=20"], to: 12) == ["decode/jso…1", "decode/js…20"])
    #expect(
      Self.shortened(["Parse (a=1, GOMAXPROCS=8)", "Parse (a=2, GOMAXPROCS=8)"], to: 14) == [
        "…1…MAXPROCS=8)", "…2…MAXPROCS=8)",
      ])
    #expect(Self.shortened(["short", "a name that is long"], to: 10) == ["short", "a n…s long"])
  }

  @Test("Names that would read the same are not shortened, and break behind separators")
  func wrapping() {
    let names = ["first/a/the same middle/b/last", "first/c/the same middle/d/last", "first/a/the same middle/d/last"]
    #expect(Self.shortened(names, to: 7) == ["…e/b/l…", "…t/c/t…", "…e/d/l…"])
    #expect(Self.shortened(names, to: 3) == nil)
    #expect(NameWrapping.lines(of: names[0], width: 12) == ["first/a/the ", "same middle/", "b/last"])
    #expect(NameWrapping.lines(of: "abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(NameWrapping.lines(of: "日本語", width: 1) == ["日", "本", "語"])
    #expect(NameWrapping.lines(of: "a/bcd", width: 5, first: 2) == ["", "a/bcd"])
  }

  /// Names as tools write them, of which many differ in one place only.
  private static func names(_ generator: inout SplitMix) -> [String] {
    let words = ["parse", "decode", "x", "日本", "HTTP", "a_rather_long_word_without_end", "é", "n=10", "n=100"]
    let separators = ["/", "::", " ", "_", " > ", "."]
    return (0..<30).map { _ in
      (0..<(1 + generator.below(6))).map { _ in words[generator.below(words.count)] }
        .joined(separator: separators[generator.below(separators.count)])
    }
  }

  /// A generator with a seed, for names only.
  private struct SplitMix {
    var state: UInt64
    mutating func below(_ count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
  }

  @Test("Two rows of a table never read the same, at any width", arguments: [40, 80, 120, 200])
  func rows(width: Int) {
    var generator = SplitMix(state: UInt64(width))
    for round in 0..<40 {
      let names = Array(Set(Self.names(&generator)))
      let long =
        round % 2 == 0 ? names.map { "a common beginning of all/\($0)/and a common end (GOMAXPROCS=8)" } : names
      let table = Table(
        of: long,
        columns: [
          .names("benchmark") { .name($0) }, .names("metric", dropOrder: 1) { _ in "time" }.essential(),
          .figures("current", dropOrder: 6) { _ in "12.35 μs" }, .words("verdict") { _ in "regressed" },
        ])
      let text = TerminalDialect(width: width, colour: false, unicode: true).print(Document([.table(table)]))
      let rows = Self.rows(of: text)
      #expect(rows.count == long.count && Set(rows).count == rows.count, "\(width): \(text)")
      #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= width }, "\(text)")
    }
  }

  /// The rows of a printed table or list, each with the lines that belong to it.
  private static func rows(of text: String) -> [String] {
    let lines = text.split(separator: "\n")
    if lines.first?.hasPrefix("- ") == true {
      return lines.reduce(into: [String]()) { rows, line in
        if line.hasPrefix("- ") {
          rows.append(String(line))
        } else if !line.hasPrefix("(") {
          rows[rows.count - 1] += line
        }
      }
    }
    return lines.dropFirst(2).reduce(into: [String]()) { rows, line in
      // The first line of a row ends with its verdict.
      if line.hasSuffix("regressed") {
        rows.append(String(line))
      } else if !line.hasPrefix("(") {
        rows[rows.count - 1] += "\n" + line
      }
    }
  }

  @Test("A picture shows names whole, in two lines where it has to, and names that differ differ")
  func picture() {
    let names = (0..<8).map { "group/a benchmark with a name that has to be broken, of which there are many \($0)/end" }
    let frame = RowFrame(names: names)
    var canvas = SVGCanvas(width: frame.width, height: frame.height(explaining: []), title: "t", description: "d")
    for row in names.indices { frame.label(row, figure: "1", in: &canvas) }
    let titles = names.map { "<title>\($0)</title>" }
    let text = canvas.text
    #expect(names.indices.allSatisfy { text.contains("\(titles[$0])of which there are many \($0)/end<") }, "\(text)")
    let longer = names.map { "\($0) \(String(repeating: "and longer ", count: 20))" }
    let second = RowFrame(names: longer)
    var other = SVGCanvas(width: second.width, height: second.height(explaining: []), title: "t", description: "d")
    for row in longer.indices { second.label(row, figure: "1", in: &other) }
    let shown = other.text.split(separator: "\n").filter { $0.contains("<text") && !$0.contains(">1<") }
    #expect(shown.count == 16)
    let rows = stride(from: 0, to: 16, by: 2).map { place in
      shown[place...(place + 1)].map { String($0.drop { $0 != ">" }) }.joined()
    }
    #expect(Set(rows).count == 8, "\(rows)")
  }
}
