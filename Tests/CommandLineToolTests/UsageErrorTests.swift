import Testing

@testable import CommandLineTool

@Suite("Wording of usage errors")
struct UsageErrorTests {
  @Test(
    "Each error says what is wrong and what to do",
    arguments: [
      (
        UsageError.unknownOption("--ouput", suggestion: "--output"),
        "unknown option '--ouput'; did you mean '--output'?"
      ),
      (.unknownOption("-x", suggestion: nil), "unknown option '-x'"),
      (
        .missingValue(option: "output", valueName: "FILE"),
        "option '--output' needs a value; write --output FILE, or --output=FILE if the value begins with '-'"
      ),
      (.valueNotAllowed(option: "quiet", value: "yes"), "option '--quiet' takes no value; remove '=yes'"),
      (
        .unknownChoice(option: "color", value: "nevr", choices: ["auto", "never"], suggestion: "never"),
        "option '--color' takes auto, never, not 'nevr'; did you mean 'never'?"
      ),
      (
        .unsuitableValue(option: "rounds", value: "ten", expected: "a whole number"),
        "option '--rounds' needs a whole number, not 'ten'"
      ),
      (.repeated(option: "output"), "option '--output' is given more than once; keep one"),
      (.missingArgument("BASELINE"), "missing argument BASELINE"),
      (.unexpectedArgument("x"), "unexpected argument 'x'"),
    ])
  func wording(error: UsageError, message: String) {
    #expect(error.message == message)
  }

  @Test(
    "What steers a terminal or a CI runner is escaped",
    arguments: [
      ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"), ("a\r\nb", "a\\u{d}\\u{a}b"), ("\u{202e}x", "\\u{202e}x"),
      ("\u{9b}x\u{7f}", "\\u{9b}x\\u{7f}"), ("\u{200b}\u{2028}", "\\u{200b}\\u{2028}"),
      ("###[x]", "#\\u{23}\\u{23}[x]"),
      ("##vso[task.complete]", "#\\u{23}vso[task.complete]"), ("a##teamcity[x", "a#\\u{23}teamcity[x"),
      ("::error::x", "\\u{3a}:error::x"), ("a ::b", "a \\u{3a}:b"), ("a\n::b", "a\\u{a}\\u{3a}:b"),
      ("std::vector #1", "std::vector #1"),
      ("naïve 測定 😀", "naïve 測定 😀"),
    ])
  func printable(text: String, expected: String) {
    #expect(text.printable == expected)
    #expect(UsageError.unexpectedArgument(text).message == "unexpected argument '\(expected)'")
  }
}

@Suite("Edit distance")
struct EditDistanceTests {
  @Test(
    "Insertions, deletions, replacements and swaps of neighbours cost one each",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("output", "output", 0), ("ouput", "output", 1),
      ("outputt", "output", 1), ("ontput", "output", 1), ("otuput", "output", 1), ("kitten", "sitting", 3),
      ("ca", "abc", 3),
    ])
  func distance(first: String, second: String, distance: Int) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test("Only a near word is suggested")
  func nearest() {
    #expect(EditDistance.nearest(to: "basline", among: ["output", "baseline"]) == "baseline")
    #expect(EditDistance.nearest(to: "zz", among: ["output", "baseline"]) == nil)
    #expect(EditDistance.nearest(to: "x", among: []) == nil)
    #expect(EditDistance.nearest(to: String(repeating: "x", count: 100_000), among: ["output"]) == nil)
  }
}
