import BenchModel
import Testing

@testable import BenchFormats

@Suite("hyperfine JSON")
struct HyperfineFormatTests {
  private func read(_ results: String) throws(FormatError) -> BenchmarkRun {
    try BenchFormatsTests.read(#"{"results": [\#(results)]}"#)
  }

  @Test("Every time is a process of its own, parameters are in the identity, and processor time is a published mean")
  func parameters() throws {
    let run = try readFixture("hyperfine/parameters.json")
    #expect(
      outline(run) == [
        "echo 1 (n=1): time 1+1+1, cpu-time published", "echo 2 (n=2): time 1+1+1, cpu-time published",
      ])
    let time = try #require(run.results[0].sample(of: .time))
    #expect(time.values == [[0.008115193 * 1e9], [0.00619394 * 1e9], [0.0012879430000000002 * 1e9]])
    #expect(time.process == [0, 1, 2] && time.iterations == [1, 1, 1])
    #expect(run.results[1].sample(of: .time)?.process == [3, 4, 5])
    #expect(run.results[0].sample(of: .cpuTime)?.published == Summary(count: 3, mean: 0.0009283333333333332 * 1e9))
  }

  @Test("A command that ended wrongly failed")
  func failing() throws {
    #expect(
      outline(try readFixture("hyperfine/failing.json")) == [
        "false: failed, 2 of 2 runs of the command failed, the first with status 1",
        "true: time 1+1, cpu-time published",
      ])
    #expect(
      outline(try read(#"{"command": "a", "times": [1, 1], "exit_codes": [0, null]}"#))
        == ["a: failed, 1 of 2 runs of the command failed, the first with a signal"])
  }

  @Test("Without times the figures are published; the count is not known then")
  func published() throws {
    let run = try read(#"{"command": "a", "mean": 2, "stddev": null, "median": 1.5, "min": 1, "max": 4}"#)
    #expect(run.results[0].samples.map(\.published) == [Summary(mean: 2e9, median: 1.5e9, min: 1e9, max: 4e9)])
  }

  @Test("Memory of each process is kept where there is one figure a time")
  func memory() throws {
    let run = try read(#"{"command": "a", "times": [1, 2], "exit_codes": [0, 0], "memory_usage_byte": [7, 8]}"#)
    #expect(run.results[0].sample(of: .peakMemory)?.values == [[7], [8]])
    #expect(outline(try read(#"{"command": "a", "times": [1, 2], "memory_usage_byte": [7]}"#)) == ["a: time 1+1"])
  }

  @Test("One command twice is one benchmark where the figures are the same, and else a failed one")
  func repeated() throws {
    let run = try read(
      #"{"command": "a", "times": [1, 2]}, {"command": "b", "times": [5]}, {"command": "a", "times": [3]}, "#
        + #"{"command": "b", "times": [5]}"#)
    #expect(
      outline(run) == [
        "a: failed, it occurs twice in the file with different figures, and nothing says which are meant", "b: time 1",
      ])
  }
}
