import BenchModel
import StrictJSON
import Testing

@Suite("bench-compare: --explain")
struct CompareExplainTests {
  private static let schema = #""schema": {"name": "bench-policy", "version": 1}"#
  private static let policy = """
    {\(schema),
     "tolerances": [{"benchmark": "group/*", "metric": "time", "tolerance": "3%|2ns"}],
     "gating": [{"benchmark": "group/b", "severity": "warn"}],
     "acknowledgements": [{"benchmark": "group/a", "metric": "time", "statistic": "best", "bound": "40%",
       "reason": "checks more", "expires": "2026-12-31"}]}
    """

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("one"), Runs.run("two", ["a": 1200, "b": 50_300, "c": 7], spread: 0.008))
    try directory.put(Self.policy, at: "baselines/policy.json")
    return directory
  }

  @Test("Every number of the explanation is one of the JSON output, rounded as pages round")
  func numbers() throws {
    let directory = try directory()
    let options = "--quiet --date 2026-06-30 base.json new.json"
    let json = try directory.shell("bench-compare --format json \(options)").output
    let comparison = try StrictJSONDecoder().decode(Comparison.self, from: Array(json.utf8))
    let printable = PrintedNumbers(of: comparison)
    for name in ["group/a", "group/b", "group/c"] {
      let ended = try directory.shell("bench-compare --format markdown --explain \(name) \(options)")
      #expect(ended.status == 1, "\(ended.errors)")
      let numbers = PrintedNumbers.tokens(inMarkdown: ended.output)
      #expect(numbers.count >= (name == "group/c" ? 5 : 40), "\(ended.output)")
      for number in numbers {
        #expect(printable.texts.contains(number), "\(number) of \(name) is not in the JSON output:\n\(ended.output)")
      }
    }
  }

  @Test("It says the rule with its line, the acknowledgement and what the row does to the gate")
  func sentences() throws {
    let directory = try directory()
    let base = "bench-compare --format markdown --date 2026-06-30"
    let text = try directory.shell("\(base) --explain group/a base.json new.json").output
    for sentence in [
      "# `group/a`", "## `time`: **regressed**", "set by `baselines/policy.json:2`",
      "Acknowledgement: acknowledged up to `40%` until `2026-12-31` (`baselines/policy.json:4`)",
      "and does not, because it is acknowledged", "Gate: it fails the gate.", "sha256",
    ] {
      #expect(text.contains(sentence), "\(sentence) is missing in\n\(text)")
    }
    let warned = try directory.shell("\(base) --explain 'group/b*' base.json new.json").output
    #expect(warned.contains("it cannot fail the gate, by severity warn of `baselines/policy.json:3`"), "\(warned)")
    #expect(try directory.shell("\(base) --explain a base.json new.json").output == text)
  }

  @Test("The status is the comparison's, and the answer goes where it is to go")
  func status() throws {
    let directory = try directory()
    let ended = try directory.shell("bench-compare --explain group/b -o why.txt base.json base.json")
    #expect(ended.status == 4 && ended.output.isEmpty && ended.errors.contains("exit status 4"))
    #expect(try directory.text("why.txt").contains("group/b"))
  }

  @Test(
    "A name that means no benchmark or several ends with 64 and says which there are",
    arguments: [
      ("--explain 'group/*'", "'group/*' means 3 benchmarks: 'group/a', 'group/b', 'group/c'; name one of them"),
      ("--explain roup/a", "no benchmark of either run is called 'roup/a'; did you mean 'group/a'?"),
      ("--explain gruop/b", "no benchmark of either run is called 'gruop/b'; did you mean 'group/b'?"),
      ("--explain something-else", "no benchmark of either run is called 'something-else'; --all lists them"),
      ("--explain group/a --format json", "--explain prints text, Markdown or HTML"),
      ("--date 2026-02-30", "'2026-02-30' is not a day of the calendar, such as 2026-12-31"),
    ])
  func misnamed(options: String, message: String) throws {
    let ended = try directory().shell("bench-compare \(options) base.json new.json")
    #expect(ended.status == 64 && ended.output.isEmpty && ended.errors.contains(message), "\(ended.errors)")
  }

  @Test("An acknowledgement holds until its day has passed, and the policy's file and hash stand in every output")
  func expiry() throws {
    let directory = try directory()
    try directory.put(
      Self.policy.replacing(#""statistic": "best", "#, with: ""), at: "baselines/policy.json")
    try directory.put(Runs.run("two", ["a": 1200, "b": 50_300]), at: "new.json")
    for (date, status) in [("2026-12-31", 0), ("2027-01-01", 1)] as [(String, Int32)] {
      for format in ["text", "markdown", "json"] {
        let ended = try directory.shell("bench-compare --format \(format) --date \(date) base.json new.json")
        #expect(ended.status == status, "\(ended.errors)")
        #expect(ended.output.contains("baselines/policy.json (sha256 "))
        #expect(ended.output.contains("expired") == (status == 1), "\(ended.output)")
      }
    }
    try directory.put(
      Runs.run("one", startedAt: nil), Runs.run("two", ["a": 1200, "b": 50_300], startedAt: nil))
    let undated = try directory.shell("bench-compare base.json new.json")
    #expect(undated.status == 1 && undated.output.contains("give it with --date"), "\(undated.output)")
  }
}
