import Testing

@testable import SafeFiles

@Suite("File names made from names")
struct FileNameTests {
  @Test("A plain name stays readable and carries the start of its SHA-256")
  func plain() {
    #expect(FileName.slug(for: "Parse/large file") == "parse-large-file-304ada0f582d")
  }

  @Test(
    "Nothing but letters, digits and hyphens comes out, in at most 53 characters, whatever goes in",
    arguments: [
      "", ".", "..", "../../etc/passwd", "/", "a/../b", "-rf", "--output=x", "CON", "nul\0byte", "日本語", "e\u{301}",
      "a\n::x::", "   ", "😀", "name.json", String(repeating: "ab ", count: 10_000), String(repeating: "-", count: 99),
    ])
  func hostile(name: String) {
    let slug = FileName.slug(for: name)
    #expect(slug.utf8.count <= 53)
    #expect(slug.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d })
    #expect(slug.first != "-")
    #expect(slug == FileName.slug(for: name))
  }

  @Test("Names that look alike get different files")
  func distinct() {
    let names = ["a/b", "a b", "A B", "a-b", "a--b", "é", "e\u{301}", "", " "]
    // Compared by their bytes: as Swift strings the two spellings of é are equal.
    #expect(Set(names.map(FileName.slug)).count == names.count)
  }
}
