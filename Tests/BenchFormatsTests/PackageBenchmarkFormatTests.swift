import BenchModel
import Testing

@testable import BenchFormats

@Suite("package-benchmark baseline")
struct PackageBenchmarkFormatTests {
  @Test("Keys and values in turn are benchmarks; a histogram is its values by size; inner loops are divided out")
  func baseline() throws {
    let run = try readFixture("package-benchmark/results.json")
    #expect(
      outline(run) == ["Parsing/parse: time 5, mallocCountTotal 5", "Parsing/scan: time 2, hits 2"])
    #expect(run.values("Parsing/parse", "time") == [[3, 6, 6, 14, 40]])
    #expect(run.values("Parsing/parse", "mallocCountTotal") == [[5, 5, 5, 5, 5]])
    #expect(run.values("Parsing/scan", "time") == [[4.096, 4.096]])
    #expect(run.sample("Parsing/scan", "time")?.iterations == [1000])
    #expect(run.values("Parsing/scan", "hits") == [[0, 3]])
    #expect(run.metric(named: "hits")?.direction == .larger)
    #expect(run.metric(named: "mallocCountTotal") == Metric(name: "mallocCountTotal", unit: .count))
    #expect(run.environment.architecture == "x86_64" && run.environment.memoryBytes == 16 << 30)
    #expect(run.environment.other == ["baseline": "main"])
  }

  private func document(_ histogram: String) -> String {
    #"{"results": [{"target": "t", "name": "n"}, [{"metric": {"wallClock": {}}, "statistics": {"histogram": "#
      + #"{\#(histogram), "subBucketHalfCountMagnitude": 2}}}]]}"#
  }

  @Test("Metrics of version 1.38 have the units of its source, and what it divides by the inner loop is divided")
  func metricsOf138() throws {
    func measured(_ name: String) throws -> (metric: Metric, value: Double) {
      let histogram = #""counts": [0, 0, 0, 0, 0, 0, 0, 2], "unitMagnitude": 0, "subBucketHalfCountMagnitude": 2"#
      let run = try read(
        #"{"results": [{"target": "t", "name": "n"}, [{"metric": {"\#(name)": {}}, "scalingFactor": 1000, "#
          + #""statistics": {"histogram": {\#(histogram)}}}]]}"#)
      return (run.metrics[0], run.results[0].samples[0].values[0][0])
    }
    let whole = try measured("contextSwitches").value
    for (name, unit) in [
      ("freeCountTotal", Metric.Unit.count), ("mallocBytesCount", .bytes), ("mallocFreeDelta", .count),
      ("memoryLeaked", .bytes), ("memoryLeakedBytes", .bytes),
    ] {
      let found = try measured(name)
      #expect(found.metric == Metric(name: name, unit: unit), "\(name)")
      #expect(found.value == whole / 1000, "\(name)")
    }
    #expect(try measured("peakMemoryResident").value == whole)
    #expect(try measured("aNewOne").metric.direction == .unknown)
  }

  @Test("Of more values than memory should hold figures are kept")
  func figures() throws {
    let run = try read(document(#""counts": [0, 1999999, 0, 1], "unitMagnitude": 0"#))
    #expect(run.results[0].samples[0].values[0].count == 2_000_000)
    let large = try read(document(#""counts": [0, 3000000, 1000000], "unitMagnitude": 0"#))
    let published = try #require(large.results[0].samples[0].published)
    #expect(published.count == 4_000_000 && published.mean == 1.25 && published.median == 1 && published.p95 == 2)
    #expect(published.min == 1 && published.max == 2)
    #expect(abs((published.stdev ?? 0) - 0.4330127) < 1e-6)
  }

  @Test(
    "What cannot be is refused with a reason",
    arguments: [
      (#"{"mallocCountTotal": 107}"#, "thresholds of package-benchmark without the name of their benchmark"),
      (#"{"results": [{"target": "t", "name": "n"}]}"#, "results"),
      (
        #"{"results": [{"target": "t"}]}"#,
        "nearest is package-benchmark baseline, but it has no \"name\" in its \"results\""
      ),
    ])
  func refused(text: String, reason: String) {
    #expect(refusal(of: Array(text.utf8))?.contains(reason) == true)
  }

  @Test("A histogram of an impossible layout is refused, and one that is too full to count")
  func layout() {
    for histogram in [
      #""counts": [1], "unitMagnitude": 99"#, #""counts": [-1], "unitMagnitude": 0"#,
      #""counts": [9223372036854775807, 1, 1], "unitMagnitude": 0"#,
    ] {
      #expect(refusal(of: Array(document(histogram).utf8))?.contains("layout of its histogram") == true, "\(histogram)")
    }
  }
}
