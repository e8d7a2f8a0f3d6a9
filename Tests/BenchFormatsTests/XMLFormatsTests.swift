import BenchModel
import Testing

@testable import BenchFormats

@Suite("JUnit XML and Catch2 XML")
struct XMLFormatsTests {
  @Test("A JUnit case is a duration; what occurs again was measured again; failures and skips are kept")
  func junit() throws {
    let run = try readFixture("junit/suites.xml")
    #expect(
      outline(run) == [
        "unit.Parser/reads <a> & \"b\": time 1", "unit.Parser/reads it all: time 1",
        "unit.Parser/breaks: failed, expected 3", "unit.Parser/waits: skipped, the test was skipped",
        "slow/again: time 2",
      ])
    #expect(run.values("unit.Parser/reads it all", "time") == [[1.5e9]])
    #expect(run.values("slow/again", "time") == [[2e9, 2.5e9]])
  }

  @Test("Catch2's figures are published below test case and sections, deviations only where there was an analysis")
  func catch2() throws {
    let run = try readFixture("catch2-xml/results.xml")
    #expect(
      outline(run) == [
        "sorting/large/sort 1000: time published", "sorting/copy <int>: time published",
        "sorting/throws: failed, no memory",
      ])
    #expect(run.suite == "tests" && run.environment.other == ["Catch2": "3.5.0"])
    #expect(run.published("sorting/large/sort 1000", "time") == Summary(count: 50, mean: 10817, stdev: 1548.42))
    #expect(run.published("sorting/copy <int>", "time") == Summary(count: 20, mean: 1.25e6))
    #expect(run.results.map(\.warnings) == [[], ["The test case around it failed."], []])
  }

  @Test(
    "Damaged documents are refused with their line",
    arguments: [
      ("<testsuite>\n<testcase name='a' time='soon'/></testsuite>", "x.json:2:1: 'soon' is no number of seconds"),
      ("<testsuite><testcase time='1'/></testsuite>", "x.json:1:1: the test case has no name"),
      ("<testsuite><testcase name='a' time='-1'/></testsuite>", "a time is negative"),
      ("<testsuite/>", "x.json: the file holds no benchmark"),
      ("<testsuite>", "x.json:1:12: <testsuite> of line 1 is never closed"),
      ("<Catch><BenchmarkResults name='a'/></Catch>", "no <mean> and <standardDeviation>"),
      (
        "<Catch><BenchmarkResults name='a'><mean value='x'/><standardDeviation ci='1'/></BenchmarkResults></Catch>",
        "<mean> has no number as its value"
      ),
      ("<coverage/>", "its outermost element <coverage> is none of JUnit XML or Catch2 XML"),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }

  @Test("A case without a duration has no measurement")
  func untimed() throws {
    #expect(
      outline(try read("<testsuite name='s'><testcase name='a'/></testsuite>")) == [
        "s/a: failed, none of its values is a finite number"
      ])
  }
}
