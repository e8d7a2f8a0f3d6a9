import Testing

@testable import BenchRendering

@Suite("Structure of HTML pages")
struct HTMLStructureTests {
  static let pages = HostileNamesTests.pages(Fixture()).map { HTMLDialect().print($0) }

  private func tags(_ name: String, in page: String) -> [Substring] {
    page.split(separator: "<").filter { part in
      part.hasPrefix(name) && (part.dropFirst(name.count).first.map { " >".contains($0) } ?? false)
    }.map { $0.prefix { $0 != ">" } }
  }

  private func values(of attribute: String, in page: String) -> [Substring] {
    page.split(separator: " \(attribute)=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
  }

  @Test("One main heading, no level left out, one language, one main part", arguments: pages)
  func outline(page: String) {
    let levels = page.split(separator: "<h").compactMap { part in
      part.dropFirst().first == " " ? part.first?.wholeNumberValue : nil
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
    #expect(page.contains("<html lang=\"en\">") && tags("main", in: page).count == 1)
    #expect(tags("title", in: String(page.prefix { $0 != "{" })).count == 1)
  }

  @Test("Identifiers are unique, and what refers to one finds it", arguments: pages)
  func identifiers(page: String) {
    let identifiers = values(of: "id", in: page)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(Set(values(of: "aria-labelledby", in: page)).isSubset(of: Set(identifiers)))
  }

  @Test("Every head of a table says what it heads, and every table has heads", arguments: pages)
  func tables(page: String) {
    #expect(tags("th", in: page).allSatisfy { $0.contains(" scope=\"col\"") || $0.contains(" scope=\"row\"") })
    for table in page.split(separator: "<table>").dropFirst() {
      let body = table.firstRange(of: "</table>").map { table[..<$0.lowerBound] } ?? table
      #expect(body.contains("<th scope=\"col\""))
      for row in body.split(separator: "<tr>").dropFirst(2) { #expect(row.contains("<th scope=\"row\"")) }
    }
  }

  @Test("What may scroll is reached by the keyboard and called after its heading", arguments: pages)
  func scrolling(page: String) {
    for tag in tags("div", in: page) + tags("pre", in: page) {
      #expect(tag.contains(" tabindex=\"0\"") && tag.contains(" role=\"group\"") && tag.contains(" aria-labelledby="))
    }
    #expect(tags("div", in: page).count == tags("table", in: page).count + tags("svg", in: page).count)
  }

  @Test("Every picture has a title and a caption", arguments: pages)
  func pictures(page: String) {
    for picture in page.split(separator: "<svg").dropFirst() {
      #expect(picture.split(separator: "\n").dropFirst().first?.hasPrefix("<title>") == true)
    }
    #expect(tags("figure", in: page).count == tags("figcaption", in: page).count)
  }

  @Test("Nothing comes from elsewhere, and nothing runs", arguments: pages)
  func selfContained(page: String) {
    for element in ["script", "link", "img", "iframe", "object", "embed", "a", "base", "form"] {
      #expect(tags(element, in: page).isEmpty)
    }
    let addresses = page.split(separator: "http").dropFirst().filter { !$0.hasPrefix("-equiv") }
    #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/2000/svg\"") })
    #expect(!page.contains("@import") && !page.contains("url("))
    #expect(!page.contains(" style=\"") && !page.contains(" on" + "click="))
  }

  @Test("A page without a main heading is given one")
  func mainHeading() {
    let page = HTMLDialect().print(Document([.heading(level: 2, "Group"), .paragraph("Words.")]))
    #expect(page.contains("<h1 id=\"heading-1\">Benchmarks</h1>") && page.contains("<h2 id=\"heading-2\">Group</h2>"))
  }
}
