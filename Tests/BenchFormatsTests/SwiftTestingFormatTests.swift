import BenchModel
import Testing

@testable import BenchFormats

@Suite("Swift Testing's events and xunit")
struct SwiftTestingFormatTests {
  @Test("Tests that ran one by one have the time between their events; overloads are told apart by their place")
  func serial() throws {
    let run = try readFixture("swift-testing/serial-6.3.0.jsonl")
    #expect(
      outline(run) == [
        "AlphaTests.Numbers/plain(): time 1", "AlphaTests.Numbers/scaled(by:) (case=1): time 1",
        "AlphaTests.Numbers/scaled(by:) (case=2): time 1", "AlphaTests.Numbers/scaled(by:) (case=3): time 1",
        "AlphaTests.Numbers/shown(): time 1", "AlphaTests.Numbers/`raw name`(): time 1",
        "AlphaTests.Numbers/off(): skipped, Test off() skipped: \"not <this> time\"",
        "AlphaTests.Numbers/broken(): failed, Expectation failed: 1 == 2", "AlphaTests.Numbers/known(): time 1",
        "AlphaTests.Numbers/stopped(): skipped, the test was cancelled",
        "AlphaTests.Overloads/f(n:) (place=Modern.swift:14:4, case=1): time 1",
        "AlphaTests.Overloads/f(n:) (place=Modern.swift:15:4, case=1): time 1",
        "AlphaTests.Waiting/first(): time 1", "AlphaTests.Waiting/second(): time 1",
      ])
    let plain = try #require(run.values("AlphaTests.Numbers/plain()", "time")).flatMap(\.self)
    #expect(abs(plain[0] - (25856.178476893 - 25856.131834224) * 1e9) < 1)
    #expect(run.environment.other?["Swift Testing"]?.hasPrefix("6.3.1 ") == true && run.completeness == .complete)
  }

  @Test("In version 0 cases are called by their arguments")
  func versionZero() throws {
    let run = try readFixture("swift-testing/serial-0.jsonl")
    #expect(outline(run).contains("AlphaTests.Numbers/scaled(by:) (arguments=2): time 1"))
    #expect(run.results.map(\.status) == (try readFixture("swift-testing/serial-6.3.0.jsonl")).results.map(\.status))
  }

  @Test("Tests that ran side by side are skipped with what to do, in the events and in the xunit")
  func parallel() throws {
    let run = try readFixture("swift-testing/parallel-0.jsonl")
    let waiting = run.results.filter { $0.failure?.reason == SwiftTestSuite.waiting }
    #expect(waiting.count > 6 && !run.results.contains { $0.status == .measured })
    let xunit = try readFixture("junit/swift-testing-parallel-6.3.1.xml")
    #expect(!xunit.results.contains { $0.status == .measured })
    #expect(xunit.results.contains { $0.failure?.reason == SwiftTestSuite.waiting })
    let processes = try readFixture("junit/xctest-parallel-6.3.1.xml")
    #expect(processes.results.map(\.status).filter { $0 == .failed }.count == 1)
    #expect(processes.results.contains { $0.failure?.reason.contains("whole process") == true })
  }

  @Test("The xunit of a serial run has durations; overloads are not told apart, and the reason of a skip is kept")
  func xunit() throws {
    let run = try readFixture("junit/swift-testing-6.3.1.xml")
    #expect(
      outline(run).prefix(2) == [
        "TestResults/AlphaTests.Overloads/f(n:): failed, it occurs twice in the file with different figures, and nothing "
          + "says which are meant", "AlphaTests.Numbers/shown(): time 1",
      ])
    #expect(outline(run).contains("AlphaTests.Numbers/off(): skipped, not <this> time"))
    #expect(run.values("AlphaTests.Numbers/known()", "time") == [[295_521]])
  }

  @Test("A run that does more shows it")
  func planted() throws {
    let run = try readFixture("swift-testing/serial-6.3.0.jsonl")
    let slower = try readFixture("swift-testing/serial-slower-6.3.0.jsonl")
    let ratios = try [1, 2, 3].map { try ratio(slower, run, "AlphaTests.Numbers/scaled(by:) (case=\($0))") }
    #expect(ratios.max() ?? 0 > 1.15, "a third more work was asked for")
  }

  @Test(
    "Another version of the events is refused, and a test without an end has failed",
    arguments: [(#""6.4.0""#, "version '6.4.0'"), ("1", "version '1'"), ("-1", "version '-1'")])
  func versions(version: String, message: String) throws {
    let line = #"{"kind":"event","payload":{"kind":"runStarted","instant":{"absolute":1}},"version":\#(version)}"#
    #expect(refusal(of: Array("\(line)\n".utf8))?.contains("x.json:1:1: \(message)") == true)
    let test = #"{"kind":"test","payload":{"kind":"function","id":"M.f()/F.swift:1:2","name":"f()"},"version":0}"#
    let begin =
      #"{"kind":"event","payload":{"kind":"testStarted","instant":{"absolute":1},"#
      + #""testID":"M.f()/F.swift:1:2"},"version":0}"#
    let lost = try read("\(test)\n\(begin)\n")
    #expect(outline(lost) == ["M/f(): failed, the stream has no end of it"] && lost.completeness == .partial)
  }
}
