import Testing

@testable import BenchFormats

@Suite("The table of other tools' results in the documentation")
struct DocumentedFormatsTests {
  @Test("Every format stands in the table once, by the word that names it on a command line, and nothing else does")
  func table() throws {
    let words = try Self.pages().flatMap { try Self.words(of: $0) }
    #expect(words.sorted() == RunReader.keywords.filter { $0 != OwnRunFormat.keyword }.sorted())
  }

  /// The README and the articles of every catalogue.
  private static func pages() -> [String] {
    let root = Fixture.path(of: "../../..")
    return ["\(root)/README.md"]
      + ["Sources", "benchmarks"].flatMap { folder in
        Fixture.tree("\(root)/\(folder)").filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.map {
          "\(root)/\(folder)/\($0)"
        }
      }
  }

  /// The words in the column `--from` of a table, if the page has such a table.
  private static func words(of page: String) throws -> [String] {
    var words: [String] = []
    var column: Int?
    for line in String(decoding: try Fixture.bytes(at: page), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      if !line.hasPrefix("|") {
        column = nil
      } else if let column, column < cells.count {
        let parts = cells[column].split(separator: "`", omittingEmptySubsequences: false)
        words += stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
      } else {
        column = cells.firstIndex { $0.split(separator: " ") == ["`--from`"] }
      }
    }
    return words
  }
}
