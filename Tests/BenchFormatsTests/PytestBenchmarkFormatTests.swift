import BenchModel
import Testing

@testable import BenchFormats

@Suite("pytest-benchmark JSON")
struct PytestBenchmarkFormatTests {
  @Test("Rounds are values of one process, and parameters have their names")
  func data() throws {
    let run = try readFixture("pytest-benchmark/data.json")
    let file = "test_fixture.py"
    #expect(
      outline(run) == [
        "\(file)/test_sort (kind=list, size=10): time 4", "\(file)/test_sort (kind=tuple, size=100): time 4",
        "\(file)/test_plain: time 3",
      ])
    let time = try #require(run.results[2].sample(of: .time))
    #expect(time.iterations == [100] && time.process == [0] && time.values[0].allSatisfy { $0 > 1 && $0 < 100_000 })
    #expect(run.environment.processor == "AMD EPYC" && run.environment.toolchain == "CPython 3.11.7")
    #expect(run.environment.operatingSystem == "Linux" && run.startedAt?.hasSuffix("Z") == true)
    #expect(run.environment.commit == nil, "the file says that there is no repository")
  }

  @Test("Where the file keeps no rounds, its figures are published")
  func figures() throws {
    let run = try readFixture("pytest-benchmark/figures.json")
    #expect(outline(run).allSatisfy { $0.hasSuffix("time published") })
    let figures = try #require(run.results[2].samples[0].published)
    #expect(figures.count == 3 && figures.mean != nil && figures.median != nil && figures.stdev != nil)
  }

  @Test("Parameters that look alike are told apart by the printed names")
  func clash() throws {
    func entry(_ suffix: String, _ value: String) -> String {
      #"{"name": "t[\#(suffix)]", "fullname": "a.py::t[\#(suffix)]", "params": {"n": \#(value)}, "stats": {"data": [1]}}"#
    }
    let run = try read(#"{"machine_info": {}, "benchmarks": [\#(entry("1", "1")), \#(entry("one", "\"1\""))]}"#)
    #expect(run.results.map(\.id.description) == ["a.py/t[1]", "a.py/t[one]"])
  }

  @Test("Rounds that are no numbers are refused")
  func damaged() {
    let text = #"{"machine_info": {}, "benchmarks": [{"name": "t", "fullname": "t", "stats": {"data": [1, "…"]}}]}"#
    #expect(
      refusal(of: Array(text.utf8)) == "x.json:1:90: benchmarks[0].stats.data[1]: found a string, wanted a number")
  }
}
