import BenchModel
import Testing

@testable import BenchFormats

@Suite("pyperf JSON")
struct PyperfFormatTests {
  private func read(_ benchmarks: String, metadata: String = "") throws(FormatError) -> BenchmarkRun {
    try BenchFormatsTests.read(#"{"version": "1.0", "metadata": {\#(metadata)}, "benchmarks": [\#(benchmarks)]}"#)
  }

  @Test("A run is a process; values and warm-up are per iteration, in nanoseconds; calibration is no measurement")
  func suite() throws {
    let run = try readFixture("pyperf/suite.json")
    #expect(outline(run) == ["sort: time 2+2+2", "abs: time 2+2"])
    let sort = try #require(run.results[0].sample(of: .time))
    #expect(sort.values[0] == [3.4049998021146166e-07 * 1e9, 3.3753124739632767e-07 * 1e9])
    #expect(sort.warmup?.map(\.count) == [1, 1, 1] && sort.iterations == [64, 64, 64])
    #expect(sort.process == [0, 1, 2] && sort.round == [0, 1, 2] && sort.order == [0, 1, 2])
    let absolute = try #require(run.results[1].sample(of: .time))
    #expect(absolute.process == [3, 4] && absolute.round == [0, 1])
    #expect(absolute.iterations.allSatisfy { $0 > 0 && $0 % 4 == 0 }, "each loop ran four copies")
    #expect(run.environment.processor == "AMD EPYC" && run.environment.logicalProcessors == 2)
    #expect(run.environment.toolchain?.hasPrefix("cpython 3.11") == true && run.startedAt == nil)
    #expect(run.environment.loadAtStart == 11.26)
  }

  @Test("Bytes are bytes and integers are counts, not times")
  func units() throws {
    let memory = try readFixture("pyperf/memory.json")
    #expect(outline(memory) == ["memory: memory 1+1"] && memory.metrics == [Metric(name: "memory", unit: .bytes)])
    let count = try read(#"{"runs": [{"values": [3]}]}"#, metadata: #""name": "n", "unit": "integer""#)
    #expect(count.metrics == [Metric(name: "value", unit: .count)] && count.results[0].samples[0].values == [[3]])
    #expect(
      outline(try read(#"{"runs": [{"values": [3]}]}"#, metadata: #""name": "n", "unit": "mile""#))
        == ["n: failed, its unit is 'mile', which is none of second, byte and integer"])
  }

  @Test(
    "The inner level of metadata holds",
    arguments: [
      (#""name": "outer""#, #"{"runs": [{"values": [1]}]}"#, "outer: time 1"),
      (#""name": "outer""#, #"{"metadata": {"name": "inner"}, "runs": [{"values": [1]}]}"#, "inner: time 1"),
      ("", #"{"runs": [{"metadata": {"name": "innermost"}, "values": [1]}]}"#, "innermost: time 1"),
      ("", #"{"runs": [{"values": [1]}]}"#, "unnamed: time 1"),
      (#""unit": "byte""#, #"{"metadata": {"unit": "second"}, "runs": [{"values": [1]}]}"#, "unnamed: time 1"),
    ])
  func inheritance(metadata: String, benchmark: String, line: String) throws {
    #expect(outline(try read(benchmark, metadata: metadata)) == [line])
  }

  @Test("A benchmark of which only the calibration is there failed")
  func calibration() throws {
    #expect(
      outline(try read(#"{"metadata": {"name": "a"}, "runs": [{"warmups": [[1, 0.5]]}, {"values": []}]}"#))
        == ["a: failed, the file holds calibration runs of it only, and no values"])
  }

  @Test("Files before version 1.0 say samples and common metadata")
  func older() throws {
    let run = try BenchFormatsTests.read(
      #"{"version": 6, "common_metadata": {"name": "a", "loops": 8}, "benchmarks": [{"runs": [{"samples": [1, 2]}]}]}"#)
    #expect(outline(run) == ["a: time 2"] && run.results[0].samples[0].iterations == [8])
  }

  @Test("Two benchmarks of one name and a product of loops beyond all numbers are no trap")
  func hostile() throws {
    let large = try read(
      #"{"runs": [{"metadata": {"loops": 9223372036854775807, "inner_loops": 2}, "values": [1]}]}"#)
    #expect(large.results[0].samples[0].iterations == [.max])
    let twice = try read(#"{"runs": [{"values": [1]}]}, {"runs": [{"values": [2]}]}"#, metadata: #""name": "a""#)
    #expect(outline(twice).map { $0.prefix(26) } == ["a: failed, it occurs twice"])
    let infinite = try read(#"{"runs": [{"values": [1e300]}]}"#)
    #expect(
      outline(infinite) == ["unnamed: failed, Its values of time are left out: one of them is no finite number."])
  }
}
