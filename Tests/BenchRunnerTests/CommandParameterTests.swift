import Testing

@testable import BenchRunner

@Suite("Parameters of commands")
struct CommandParameterTests {
  @Test(
    "The numbers of a range are those that one would write, with both ends where the steps meet them",
    arguments: [
      ("1", "3", "1", ["1", "2", "3"]), ("0", "0.3", "0.1", ["0.0", "0.1", "0.2", "0.3"]), ("5", "5", "1", ["5"]),
      ("-1", "1", "0.75", ["-1.00", "-0.25", "0.50"]), ("1", "6", "2", ["1", "3", "5"]),
    ])
  func ranges(least: String, most: String, step: String, values: [String]) {
    #expect(CommandParameter(named: "n", from: least, to: most, by: step)?.values == values)
  }

  @Test(
    "What is no range of numbers, or one without an end in sight, is none",
    arguments: [
      ("2", "1", "1"), ("1", "2", "0"), ("1", "2", "-1"), ("a", "2", "1"), ("", "2", "1"), ("1", "1e9", "1"),
      ("0", "5000", "1"), (".5", "1", "1"), ("1.", "2", "1"), ("--1", "2", "1"),
    ])
  func noRanges(least: String, most: String, step: String) {
    #expect(CommandParameter(named: "n", from: least, to: most, by: step) == nil)
  }
}
