import BenchModel
import Testing

@testable import BenchFormats

@Suite("github-action-benchmark")
struct GitHubActionBenchmarkFormatTests {
  @Test("Each figure is a single value in a base unit, whose direction follows from the unit or is not known")
  func custom() throws {
    let run = try readFixture("github-action-benchmark/custom.json")
    #expect(
      outline(run) == [
        "parse: time published", "serve: throughput published", "quality: points published",
        "lost: failed, its value is not a finite number",
      ])
    #expect(run.results[0].samples[0].published == Summary(count: 1, mean: 1.5e6))
    #expect(run.metrics.map(\.direction) == [.smaller, .larger, .unknown])
  }

  @Test("Of a history the last entry of each suite is read, with its commit")
  func history() throws {
    let run = try readFixture("github-action-benchmark/data.js")
    #expect(outline(run) == ["Go/A: time published", "Go/B: time published", "Python/A: throughput published"])
    #expect(run.results[0].samples[0].published?.mean == 5 && run.environment.commit == "bbb")
    #expect(refusal(of: Array("window.BENCHMARK_DATA = 1;".utf8)) == "x.json: the script holds no document")
    #expect(
      refusal(of: Array(#"window.BENCHMARK_DATA = {"entries": {"a": []}}"#.utf8))
        == "x.json: the file holds no benchmark")
  }

  @Test("The tool of a history says which way of its figures is better, whatever their units are")
  func tools() throws {
    func history(_ tool: String) throws -> BenchmarkRun {
      let figures = [("heap", "MB"), ("score", "Percent"), ("wait", "ms")].map { name, unit in
        #"{"name": "\#(name)", "value": 512, "unit": "\#(unit)"}"#
      }
      return try read(
        #"window.BENCHMARK_DATA = {"entries": {"S": [{"tool": "\#(tool)", "benches": [\#(figures.joined(separator: ", "))]}]}}"#
      )
    }
    #expect(try history("customBiggerIsBetter").metrics.map(\.direction) == [.larger, .larger, .larger])
    #expect(
      try history("customBiggerIsBetter").metrics.map(\.name) == ["MB", "Percent", "ms, larger is better"])
    #expect(try history("customSmallerIsBetter").metrics.map(\.direction) == [.smaller, .smaller, .smaller])
    #expect(try history("go").metrics.map(\.direction) == [.smaller, .unknown, .smaller])
  }

  @Test(
    "Units of many spellings",
    arguments: [
      ("us/op", Metric.Unit.nanoseconds, 1e3, Metric.Direction.smaller), ("ns/iter", .nanoseconds, 1, .smaller),
      ("ops/ms", .perSecond, 1e3, .larger), ("iter/sec", .perSecond, 1, .larger),
      ("MB/s", Metric.Unit("B/s"), 1e6, .larger),
      ("KiB", .bytes, 1024, .smaller), ("B/op", .bytes, 1, .smaller), ("", .count, 1, .unknown),
      ("/", .count, 1, .unknown),
    ])
  func units(text: String, unit: Metric.Unit, scale: Double, direction: Metric.Direction) {
    let found = RateUnit(text)
    #expect(found.unit == unit && abs(found.scale / scale - 1) < 1e-15 && found.direction == direction)
  }
}
