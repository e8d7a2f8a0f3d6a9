import Testing

@testable import BenchRendering

@Suite("Colours of pages")
struct PageColorTests {
  /// The contrast of two colours (WCAG 2.2, definition of contrast ratio and relative luminance).
  static func contrast(_ first: String, _ second: String) throws -> Double {
    let (a, b) = (try luminance(first), try luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ hex: String) throws -> Double {
    let number = try #require(UInt32(hex.dropFirst(), radix: 16))
    #expect(hex.count == 7)
    let channels = [16, 8, 0].map { shift -> Double in
      let share = Double(number >> UInt32(shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// To the power of 2.4: squared, times the fifth root of its square.
  private static func power(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    // Newton's method for the fifth root.
    for _ in 0..<80 where root > 0 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }

  static let texts: [PageColor] = [.ink, .faint, .good, .bad, .doubtful]
  static let grounds: [PageColor] = [.paper, .band]
  static let marks: [PageColor] = [.ink, .faint, .neutral, .good, .bad, .doubtful]

  @Test("The contrast of known colours is the known one")
  func known() throws {
    #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 1e-9)
    #expect(abs(try Self.contrast("#777777", "#ffffff") - 4.478) < 1e-3)
    #expect(abs(try Self.contrast("#0000ff", "#ffffff") - 8.592) < 1e-3)
  }

  @Test("Text has a contrast of 4.5 to every ground it stands on, light and dark", arguments: texts, grounds)
  func contrastOfText(text: PageColor, ground: PageColor) throws {
    #expect(try Self.contrast(text.light, ground.light) >= 4.5)
    #expect(try Self.contrast(text.dark, ground.dark) >= 4.5)
  }

  @Test("Marks have a contrast of 3 to the ground and to the areas that they stand on", arguments: marks)
  func contrastOfMarks(mark: PageColor) throws {
    for area in [PageColor.paper, .tolerated] {
      #expect(try Self.contrast(mark.light, area.light) >= 3)
      #expect(try Self.contrast(mark.dark, area.dark) >= 3)
    }
  }

  @Test("A line, box and median are told from the area of a distribution", arguments: [PageColor.neutral, .ink])
  func areas(mark: PageColor) throws {
    #expect(try Self.contrast(mark.light, PageColor.soft.light) >= 3)
    #expect(try Self.contrast(mark.dark, PageColor.soft.dark) >= 3)
  }

  @Test("No colour of text has a contrast of 4.5 both to white and to the ground of dark pages")
  func noCommonInk() throws {
    // The best luminance lies between both in ratio; more contrast to the one is less to the other.
    let contrast = try Self.contrast(PageColor.paper.light, PageColor.paper.dark)
    #expect(contrast.squareRoot() < 4.5)
  }

  @Test("Colours are told from each other by their light value, since the dark one is chosen by it")
  func distinct() {
    #expect(Set(PageColor.allCases.map(\.light)).count == PageColor.allCases.count)
    for color in PageColor.allCases {
      #expect(HTMLStyle.lines.contains { $0.contains("svg [fill=\"\(color.light)\"] { fill: var(--\(color)); }") })
      #expect(HTMLStyle.lines.contains { $0.contains("--\(color): \(color.dark);") })
    }
  }
}
