import BenchModel
import Testing

@testable import BenchFormats

@Suite("Files in the shape of the Python stress suite, written")
struct StressSuiteWritingTests {
  private static let figures = Summary(
    count: 1000, mean: 1250.5, median: 1200, p95: 1500, p99: 2000.25, min: 1000, max: 90_000, stdev: 300.5)

  private func id(_ group: String, _ name: String, _ parameters: [BenchmarkID.Parameter] = []) -> BenchmarkID {
    BenchmarkID(group: group, name: name, parameters: parameters)
  }

  private func sample(_ metric: Metric, iterations: Int, _ summary: Summary) -> Sample {
    Sample(
      metric: metric.name, process: [0], round: [0], order: [0], iterations: [iterations], values: [[1]],
      summary: summary)
  }

  private func run(_ results: [BenchmarkResult]) -> BenchmarkRun {
    BenchmarkRun(
      id: "run", suite: "stress", environment: RunEnvironment(),
      metrics: [.time, .latency, .peakMemory, .retainedMemory], results: results)
  }

  /// Every kind of result, in an order of groups that is not that of the file.
  private var run: BenchmarkRun {
    let batches = sample(.time, iterations: 100, Summary(count: 50, mean: 1100, median: 1050, p95: 1, stdev: 9))
    return run([
      BenchmarkResult(
        id: id("type_system", "Coercion", [.init(name: "to", value: "integer"), .init(name: "n", value: "1")]),
        samples: [batches, sample(.latency, iterations: 8, Self.figures)]),
      BenchmarkResult(
        id: id("command_performance", "Simple"),
        samples: [
          batches, sample(.latency, iterations: 1, Self.figures),
          sample(.peakMemory, iterations: 1, Summary(count: 3, mean: 1_048_576, max: 1_572_864)),
          sample(.retainedMemory, iterations: 1, Summary(count: 1, mean: 8192)),
        ]),
      BenchmarkResult(
        id: id("command_performance", "Broken"), status: .failed,
        failure: Failure(kind: .wrongOutcome, reason: "it gave 9, not \"8\"")),
      BenchmarkResult(id: id("command_performance", "Raw"), samples: [batches]),
      BenchmarkResult(
        id: id("integration", "Raw"),
        samples: [sample(.peakMemory, iterations: 1, Summary(count: 1, mean: 4096))]),
    ])
  }

  @Test("All groups of the run and all twelve keys are written, null where nothing was measured, byte for byte")
  func golden() throws {
    let bytes = try StressSuiteFormat.bytes(of: run)
    try Fixture.expect(bytes, equal: "stress-suite/written.json")
    #expect(try StressSuiteFormat.bytes(of: run) == bytes)
  }

  @Test("Read back, every result keeps its group, place, name and figures, and a failed one is no measurement")
  func roundTrip() throws {
    let bytes = try StressSuiteFormat.bytes(of: run)
    let reading = try RunReader.read(bytes, source: "x.json", identity: "content:1")
    #expect(reading.format == "stress suite results")
    let results = reading.run.results
    #expect(
      results.map(\.id.description) == [
        "command_performance/0", "command_performance/1", "command_performance/2", "integration/0", "type_system/0",
      ])
    #expect(
      results.map(\.label) == [
        "Simple", "Broken", "command_performance/Raw", "integration/Raw", "Coercion (to=integer, n=1)",
      ])
    #expect(results.map(\.status) == [.measured, .failed, .measured, .measured, .measured])
    var simple = Self.figures
    simple.operationsPerSecond = 1e9 / 1250.5
    #expect(results[0].sample(of: .latency)?.published == simple)
    #expect(results[0].sample(of: .peakMemory)?.published == Summary(count: 1, mean: 1_572_864))
    #expect(results[0].sample(of: .retainedMemory)?.published == Summary(count: 1, mean: 8192))
    #expect(results[1].failure == Failure(kind: .reported, reason: "wrong outcome: it gave 9, not \"8\""))
    #expect(results[3].samples == [Sample(metric: "peak-memory", published: Summary(count: 1, mean: 4096))])
  }

  @Test("Of operations that were timed together, and of batches, only the mean is stated")
  func grouped() throws {
    let bytes = try StressSuiteFormat.bytes(of: run)
    let results = try RunReader.read(bytes, source: "x.json", identity: "").run.results
    #expect(
      results[4].sample(of: .latency)?.published
        == Summary(count: 1000, mean: 1250.5, operationsPerSecond: 1e9 / 1250.5))
    #expect(
      results[2].sample(of: .latency)?.published == Summary(mean: 1100, operationsPerSecond: 1e9 / 1100))
  }

  @Test("What was read from such a file is written with the same figures again")
  func again() throws {
    let first = try RunReader.read(Fixture.bytes("stress-suite/results.json"), source: "x.json", identity: "").run
    let second = try RunReader.read(StressSuiteFormat.bytes(of: first), source: "y.json", identity: "").run
    // The groups are written in the order of their names.
    let samples = [first, second].map { run in
      Dictionary(uniqueKeysWithValues: run.results.map { ($0.id, $0.samples) })
    }
    #expect(samples[0] == samples[1] && samples[0].count == first.results.count)
  }

  @Test("Where many work at once, the rate is the measured throughput and the count that of all operations")
  func load() throws {
    let operations = Sample(
      metric: Metric.operations.name, process: [0, 1], round: [0, 1], order: [0, 1], iterations: [1, 1],
      values: [[70_000], [80_000]])
    let result = BenchmarkResult(
      id: id("stress_testing", "Load"),
      samples: [
        sample(.latency, iterations: 1, Self.figures), operations,
        sample(.throughput, iterations: 1, Summary(count: 2, mean: 500_000, median: 510_000)),
      ])
    let bytes = try StressSuiteFormat.bytes(of: run([result]))
    let read = try RunReader.read(bytes, source: "x.json", identity: "").run.results
    var expected = Self.figures
    (expected.count, expected.operationsPerSecond) = (150_000, 510_000)
    #expect(read.first?.sample(of: .latency)?.published == expected)
  }

  @Test("What is kept on purpose is the whole of it, and what the shape cannot hold is skipped when it is read")
  func withoutTime() throws {
    let results = [
      BenchmarkResult(
        id: id("stress_testing", "Kept"), samples: [sample(.retainedMemory, iterations: 1000, Summary(mean: 64))]),
      BenchmarkResult(
        id: id("stress_testing", "Descriptors"), samples: [sample(.descriptorGrowth, iterations: 1, Summary(mean: 0))]),
    ]
    let bytes = try StressSuiteFormat.bytes(of: run(results))
    let read = try RunReader.read(bytes, source: "x.json", identity: "").run.results
    #expect(read.map(\.status) == [.measured, .skipped])
    #expect(read[0].samples == [Sample(metric: "retained-memory", published: Summary(count: 1, mean: 64_000))])
  }

  @Test("A mean of zero has no rate, and the file can still be read", arguments: [0, Double.leastNonzeroMagnitude])
  func zero(mean: Double) throws {
    let result = BenchmarkResult(
      id: id("type_system", "x"), samples: [sample(.latency, iterations: 1, Summary(count: 1, mean: mean))])
    let bytes = try StressSuiteFormat.bytes(of: run([result]))
    let read = try RunReader.read(bytes, source: "x.json", identity: "").run.results
    #expect(read.first?.sample(of: .latency)?.published == Summary(count: 1, mean: mean))
  }

  @Test("An entry with an error is a failed result whatever else it holds; one without must state its mean")
  func errors() throws {
    let text = #"{"type_system": [{"name": "a", "error": "it broke", "mean_ns": 5}]}"#
    let results = try RunReader.read(Array(text.utf8), source: "x.json", identity: "").run.results
    #expect(results.map(\.status) == [.failed] && results[0].samples.isEmpty)
    #expect(results[0].failure?.reason == "it broke" && results[0].label == "a")
    let bare = #"{"type_system": [{"name": "a", "error": null, "mean_ns": null}]}"#
    #expect(refusal(of: Array(bare.utf8))?.contains(#"key "iterations" is missing"#) == true)
    let absent = StressSuiteFormatTests.smallest.replacing(#""p99_ns": 6,"#, with: "")
    #expect(refusal(of: Array(absent.utf8))?.contains(#"key "p99_ns" is missing"#) == true)
  }
}
