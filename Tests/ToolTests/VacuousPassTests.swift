import BenchModel
import StrictJSON
import Testing

/// Ways to a gate that passes without having proven anything; every one of them has to end with another status than 0.
@Suite("Vacuous passes")
struct VacuousPassTests {
  private static let all =
    VacuousPass.runs + VacuousPass.metrics + VacuousPass.identities + VacuousPass.files + VacuousPass.foreign
    + VacuousPass.policies + VacuousPass.histories + VacuousPass.sessions

  private struct Page: Decodable {
    struct Answer: Decodable {
      let outcome: String
    }
    let gate: Answer
  }

  @Test("No way to prove nothing ends with status 0, in any form of the answer", arguments: all)
  func failsClosed(way: VacuousPass) throws {
    try #require(way.status != 0)
    let directory = try ScratchDirectory()
    try directory.put(VacuousPass.base, VacuousPass.new)
    try way.spoil(directory)
    if let policy = way.policy {
      try directory.put(#"{"schema": {"name": "bench-policy", "version": 1}, \#(policy)}"#, at: "baselines/policy.json")
    }
    let text = try directory.shell(way.line)
    #expect(text.status == way.status, "\(text.errors)\(text.output)")
    #expect(
      !text.output.contains("PASS") && text.errors.split(separator: "\n").contains { $0.hasPrefix(way.tool) },
      "\(text.errors)\(text.output)")
    #expect(!way.isVerdict || way.tool != "bench-compare" || text.lastLine.hasSuffix("(exit status \(way.status))"))

    let quiet = try directory.shell("\(way.line) --quiet")
    #expect(quiet.status == way.status && !quiet.output.contains("PASS"), "\(quiet.errors)\(quiet.output)")
    if way.hasPages { try expectPages(way, in: directory) }
  }

  /// What machines read says the same: no passing outcome, and a gate that failed.
  private func expectPages(_ way: VacuousPass, in directory: ScratchDirectory) throws {
    let ended = try directory.shell("\(way.line) -o out.json -o out.xml")
    #expect(ended.status == way.status && !ended.output.contains("PASS"), "\(ended.errors)")
    let written = try directory.names().filter { ["out.json", "out.xml"].contains($0) }
    guard way.isVerdict else {
      #expect(written.isEmpty)
      return
    }
    let page: Page = try JSONDocument(directory.bytes("out.json")).decode()
    let outcome = [1: "regression", 3: "undecided", 4: "incomplete"][way.status]
    #expect(page.gate.outcome == outcome)
    let report = try directory.text("out.xml")
    let gate = #"<testcase classname="bench-compare" name="gate">"# + "\n      <failure type=\"\(page.gate.outcome)\""
    #expect(report.contains(gate), "\(report.prefix(600))")
    #expect(!report.contains("PASS"))
  }

  @Test("The two runs that the cases are made from do pass")
  func control() throws {
    let directory = try ScratchDirectory()
    try directory.put(VacuousPass.base, VacuousPass.new)
    #expect(try directory.run("bench-compare", "base.json", "new.json").status == 0)
  }

  @Test("A whole suite 30 % slower: status 1 in a session, and between two files 3, for it may be the machine")
  func allSlower() throws {
    let directory = try ScratchDirectory()
    let (before, after) = (["a": 1e3, "b": 2e4, "c": 3e5], ["a": 1.3e3, "b": 2.6e4, "c": 3.9e5])
    try directory.put(Runs.run("1", before), Runs.run("2", after))
    let files = try directory.run("bench-compare", "base.json", "new.json")
    #expect(files.status == 3)
    let first = try #require(files.output.split(separator: "\n").first)
    #expect(first.hasPrefix("UNDECIDED: common shift of +") && first.contains("cause unknown"))
    try directory.put(
      VacuousPass.run("1", session: VacuousPass.session.base, results: Runs.run("1", before).results),
      VacuousPass.run("2", session: VacuousPass.session.new, results: Runs.run("2", after).results))
    let session = try directory.run("bench-compare", "base.json", "new.json")
    #expect(session.status == 1 && session.output.hasPrefix("REGRESSION: ") && !session.output.contains("unknown"))
  }
}
