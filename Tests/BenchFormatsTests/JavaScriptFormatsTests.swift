import BenchModel
import Testing

@testable import BenchFormats

@Suite("vitest and tinybench")
struct JavaScriptFormatsTests {
  @Test("Figures of vitest up to 4 are published by group, in both of its shapes")
  func benches() throws {
    let run = try readFixture("vitest/bench.json")
    let group = "sort.bench.ts > sorting"
    #expect(
      outline(run) == [
        "\(group)/quick: latency published", "\(group)/merge: latency published",
        "\(group)/broken: failed, the file holds no figure of it",
      ])
    #expect(
      run.published("\(group)/quick", "latency")
        == Summary(count: 93, mean: 1e6, median: 875_000, p99: 1.4e6, min: 750_000, max: 1.5e6, stdev: 250_000))
    #expect(
      run.published("\(group)/merge", "latency")
        == Summary(count: 50, mean: 2e6, median: 1.75e6, p99: 2.5e6, min: 1.5e6, max: 3e6, stdev: 500_000))
  }

  @Test("Of vitest 5 each task of a test is read; stored figures were not measured; a failed test has failed")
  func report() throws {
    let run = try readFixture("vitest/report.json")
    #expect(
      outline(run) == [
        "sorting large arrays/quick: latency published",
        "sorting large arrays/stored: skipped, its figures were taken from a store and not measured",
        "breaks: failed, Error: no memory",
      ])
    #expect(run.published("sorting large arrays/quick", "latency")?.count == 93)
  }

  @Test("Tinybench's samples are operations; without them figures are published; errors are failures")
  func tasks() throws {
    let run = try readFixture("tinybench/tasks.json")
    #expect(
      outline(run) == [
        "nested: latency 3", "flat: latency published", "broken: failed, no memory",
        "stopped: skipped, it was not run to its end",
      ])
    #expect(run.values("nested", "latency") == [[1e6, 2e6, 3e6]])
    #expect(
      run.published("flat", "latency")
        == Summary(mean: 250_000, p99: 500_000, min: 125_000, max: 500_000, stdev: 62_500))
    #expect(run.environment.toolchain == "node v22.1.0")
  }

  @Test("A report of tests without benchmarks holds none")
  func plain() {
    let text = #"{"testResults": [{"assertionResults": [{"fullName": "a", "status": "failed"}]}]}"#
    #expect(refusal(of: Array(text.utf8)) == "x.json: the file holds no benchmark")
  }

  @Test(
    "Tasks without a name of their own are told apart by vitest's numbers, else they are failed and the rest is read")
  func unnamed() throws {
    func task(_ id: String, _ name: String, _ mean: Int) -> String {
      #"{\#(id)"name": "\#(name)", "mean": \#(mean)}"#
    }
    func file(_ first: String, _ second: String) -> String {
      let tasks = [task(first, "anonymous", 1), task(second, "anonymous", 2), task("", "named", 3)]
      return #"{"files": [{"groups": [{"fullName": "g", "benchmarks": [\#(tasks.joined(separator: ", "))]}]}]}"#
    }
    #expect(
      outline(try read(file(#""id": "1_0", "#, #""id": "1_1", "#))) == [
        "g/anonymous (id=1_0): latency published", "g/anonymous (id=1_1): latency published",
        "g/named: latency published",
      ])
    let clash = try read(file("", ""))
    #expect(clash.results.map(\.status) == [.failed, .measured] && clash.results[0].id.name == "anonymous")
  }
}
