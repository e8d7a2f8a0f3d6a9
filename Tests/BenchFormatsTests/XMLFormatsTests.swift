import BenchModel
import Testing

@testable import BenchFormats

@Suite("JUnit XML and Catch2 XML")
struct XMLFormatsTests {
  @Test("A JUnit case is a duration; failures and skips are kept, and suites tell cases of one name apart")
  func junit() throws {
    let run = try readFixture("junit/suites.xml")
    #expect(
      outline(run) == [
        "unit.Parser/reads <a> & \"b\": time 1", "unit.Parser/reads it all: time 1",
        "unit.Parser/breaks: failed, expected 3", "unit.Parser/waits: skipped, the test was skipped",
        "slow/again: failed, it occurs twice in the file with different figures, and nothing says which are meant",
      ])
    #expect(run.values("unit.Parser/reads it all", "time") == [[1.5e9]])
    let nested = try read(
      "<testsuites><testsuite name='a'><testcase classname='test' name='parse' time='1'/></testsuite>"
        + "<testsuite name='b'><testcase classname='test' name='parse' time='2'/></testsuite></testsuites>")
    #expect(outline(nested) == ["a/test/parse: time 1", "b/test/parse: time 1"])
    let files = try read(
      "<testsuite name='s'><testcase name='t' file='a.js' time='1'/><testcase name='t' file='b.js' time='2'/></testsuite>"
    )
    #expect(outline(files) == ["s/t (file=a.js): time 1", "s/t (file=b.js): time 1"])
    let libtest = try read("<testsuite><testcase classname='benchmark::a' name='b' time='48841'/></testsuite>")
    #expect(libtest.results.map(\.status) == [.failed])
  }

  @Test("Catch2's figures are published below test case and sections, deviations only where there was an analysis")
  func catch2() throws {
    let run = try readFixture("catch2-xml/results.xml")
    #expect(
      outline(run) == [
        "sorting/large/sort 1000: time published", "sorting/copy <int>: time published",
        "failing/before: failed, the test case around it failed",
        "failing/throws: failed, the test case around it failed",
      ])
    #expect(run.suite == "tests" && run.environment.other == ["Catch2": "3.5.0"])
    #expect(run.published("sorting/large/sort 1000", "time") == Summary(count: 50, mean: 10817, stdev: 1548.42))
    #expect(run.published("sorting/copy <int>", "time") == Summary(count: 20, mean: 1.25e6))
    let twice = try read(
      "<Catch><TestCase name='t'>\(Self.benchmark("a", 1))\(Self.benchmark("a", 2))</TestCase></Catch>")
    #expect(outline(twice) == ["t/a: time published", "t/a (pass=2): time published"])
  }

  private static func benchmark(_ name: String, _ mean: Int) -> String {
    "<BenchmarkResults name='\(name)'><mean value='\(mean)'/><standardDeviation value='0' ci='0'/></BenchmarkResults>"
  }

  @Test(
    "A case whose figures cannot be read is a failed one",
    arguments: [
      (
        "<testsuite>\n<testcase name='a' time='soon'/>#</testsuite>",
        "a: failed, line 2 cannot be read: 'soon' is no number of seconds"
      ),
      ("<testsuite>#<testcase time='1'/></testsuite>", "unnamed in line 1: time 1"),
      ("<testsuite><testcase name='a' time='-1'/>#</testsuite>", "a: failed, Its values of time are left out: a time"),
      (
        "<Catch><BenchmarkResults name='a'/>#</Catch>",
        "a: failed, line 1 begins it, and it has no <mean> with a number"
      ),
      (
        "<Catch><BenchmarkResults name='a'><mean value='x'/></BenchmarkResults>#</Catch>",
        "a: failed, line 1 begins it, and it has no <mean> with a number"
      ),
    ])
  func spoilt(text: String, first: String) throws {
    let other = text.hasPrefix("<Catch>") ? Self.benchmark("b", 1) : "<testcase name='b' time='1'/>"
    let lines = outline(try read(text.replacing("#", with: other)))
    #expect(lines.contains { $0.hasPrefix(first) } && lines.contains { $0.hasPrefix("b: time") }, "\(lines)")
  }

  @Test("Text before and behind a document is no part of it, and several documents are read one after the other")
  func around() throws {
    let suite = "<testsuite name='s'><testcase name='a' time='1'/></testsuite>"
    let plain = outline(try read(suite))
    let text = "warming up\n<not xml\n<?xml version=\"1.0\"?>\n\(suite)\ndone\n"
    let reading = try RunReader.read(Array(text.utf8), source: "x", identity: "")
    #expect(outline(reading.run) == plain)
    #expect(reading.notes == ["3 lines are no part of a result, and passed over."])
    let second = suite.replacing("name='a'", with: "name='b'")
    #expect(outline(try read("\(suite)\n\(second)\n")) == ["s/a: time 1", "s/b: time 1"])
  }

  @Test(
    "Damaged documents are refused with their line",
    arguments: [
      ("<testsuite/>", "x.json: the file holds no benchmark"),
      ("<testsuite>", "x.json:1:12: <testsuite> of line 1 is never closed"),
      ("<coverage/>", "its outermost element <coverage> is none of JUnit XML, Catch2 XML, BenchExec XML, PHPBench XML"),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }

  @Test("A case without a duration has no measurement")
  func untimed() throws {
    #expect(
      outline(try read("<testsuite name='s'><testcase name='a'/></testsuite>")) == [
        "s/a: failed, the file holds no figure of it"
      ])
  }
}
