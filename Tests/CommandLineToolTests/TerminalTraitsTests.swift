import Testing

@testable import CommandLineTool

@Suite("Terminal traits")
struct TerminalTraitsTests {
  private static let capable = ["TERM": "xterm-256color"]

  @Test(
    "The option beats NO_COLOR beats the forcing variables beats the terminal",
    arguments: [
      ([:], true, ColorChoice.auto, true), ([:], false, .auto, false), ([:], false, .always, true),
      ([:], true, .never, false), (["NO_COLOR": "1"], true, .auto, false), (["NO_COLOR": ""], true, .auto, true),
      (["NO_COLOR": "1"], true, .always, true), (["CLICOLOR_FORCE": "1"], false, .auto, true),
      (["FORCE_COLOR": "1"], false, .auto, true), (["FORCE_COLOR": "0"], false, .auto, false),
      (["FORCE_COLOR": ""], false, .auto, false), (["FORCE_COLOR": "1", "NO_COLOR": "1"], true, .auto, false),
      (["CLICOLOR_FORCE": "1"], false, .never, false), (["TERM": "dumb"], true, .auto, false),
      (["TERM": "dumb", "FORCE_COLOR": "1"], true, .auto, true), (["TERM": ""], true, .auto, false),
    ] as [([String: String], Bool, ColorChoice, Bool)])
  func color(environment: [String: String], isTerminal: Bool, choice: ColorChoice, expected: Bool) {
    let traits = TerminalTraits(
      environment: Self.capable.merging(environment) { $1 }, isTerminal: isTerminal, terminalWidth: nil, color: choice)
    #expect(traits.usesColor == expected)
    #expect(traits.isTerminal == isTerminal)
  }

  @Test(
    "The first locale variable that is not empty decides about Unicode",
    arguments: [
      ([:], false), (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LANG": "en_US.UTF-8"], true),
      (["LC_CTYPE": "en_US.UTF-8", "LANG": "C"], true), (["LANG": "en_US.UTF-8", "TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func unicode(environment: [String: String], expected: Bool) {
    #expect(TerminalTraits.usesUnicode(environment: environment) == expected)
  }

  @Test(
    "The width is the terminal's own, else COLUMNS, else 80",
    arguments: [
      (nil, nil, 80), (120, nil, 120), (120, "60", 120), (nil, "60", 60), (0, "60", 60), (0, "0", 80),
      (nil, "-5", 80), (nil, "wide", 80), (nil, "99999999999999999999", 80), (nil, "1000000", 80),
    ] as [(Int?, String?, Int)])
  func width(terminal: Int?, columns: String?, expected: Int) {
    let environment = columns.map { ["COLUMNS": $0] } ?? [:]
    #expect(TerminalTraits.width(environment: environment, terminalWidth: terminal) == expected)
  }
}
