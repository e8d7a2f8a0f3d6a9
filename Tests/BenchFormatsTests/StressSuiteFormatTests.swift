import BenchModel
import Testing

@testable import BenchFormats

@Suite("Files of the Python stress suite")
struct StressSuiteFormatTests {
  /// The smallest sound file.
  static let smallest = """
    {"type_system": [{"name": "<lambda>", "iterations": 10, "mean_ns": 5, "median_ns": 5.0, "p95_ns": 6, "p99_ns": 6,
    "min_ns": 4, "max_ns": 7, "stdev_ns": 0.5, "ops_per_sec": 2e8}]}
    """

  private func fixture() throws -> BenchmarkRun {
    try RunReader.read(Fixture.bytes("stress-suite/results.json"), source: "x.json", identity: "content:1").run
  }

  @Test("A benchmark is its group and its place there, in the order of the file; the name is kept as its label")
  func identities() throws {
    let run = try fixture()
    let ids = run.results.map(\.id.description)
    #expect(
      ids == [
        "command_performance/0", "command_performance/1", "command_performance/2", "command_performance/3",
        "type_system/0", "type_system/1", "type_system/2", "error_handling/0", "error_handling/1", "error_handling/2",
        "concern_architecture/0", "concern_architecture/1", "integration/0", "integration/1",
      ])
    #expect(run.results.filter { $0.label == "<lambda>" }.count == 11)
    #expect(run.results[8].label == "serialize_errors")
    #expect(run.results.allSatisfy { $0.status == .measured && $0.failure == nil && $0.relativeTo == nil })
  }

  @Test("Figures are taken over as they are published, memory in bytes")
  func figures() throws {
    let first = try fixture().results[0]
    #expect(
      first.sample(of: .latency)?.published
        == Summary(
          count: 500, mean: 5200.906, median: 5000.5, p95: 7000, p99: 9500, min: 4000, max: 20000,
          stdev: first.sample(of: .latency)?.published?.stdev, operationsPerSecond: 1e9 / 5200.906))
    #expect(first.sample(of: .peakMemory)?.published == Summary(count: 1, mean: 0.265625 * 1_048_576))
    #expect(first.sample(of: .retainedMemory)?.published == Summary(count: 1, mean: 8192))
    #expect(first.samples.count == 3)
  }

  @Test("Memory that was not measured is absent and not zero")
  func memoryAbsent() throws {
    let run = try fixture()
    for place in [2, 12] { #expect(run.results[place].samples.map(\.metric) == ["latency"]) }
  }

  @Test("The file says nothing of its run: the caller names it, and nothing is invented")
  func provenance() throws {
    let run = try fixture()
    #expect(run.id == "content:1" && run.suite == "stress" && run.completeness == .complete)
    #expect(run.startedAt == nil && run.plan == nil && run.session == nil && run.environment == RunEnvironment())
    #expect(run.metrics == [.latency, .peakMemory, .retainedMemory])
  }

  @Test("A run that was read from a foreign file is written as one of ours and read back the same")
  func asOwn() throws {
    let run = try fixture()
    let bytes = try OwnRunFormat.bytes(of: run)
    #expect(try RunReader.read(bytes, source: "x.json", identity: "other").run == run)
  }

  @Test("Groups may be missing, and each entry must be whole and of the right kinds")
  func entries() throws {
    let whole = Self.smallest
    #expect(try read(whole).results.map(\.id) == [BenchmarkID(group: "type_system", name: "0")])
    for (old, new, message) in [
      (#""mean_ns": 5,"#, "", #"x.json:1:18: type_system[0]: key "mean_ns" is missing in this object"#),
      (#""mean_ns": 5"#, #""mean_ns": "5""#, "type_system[0].mean_ns: found a string, wanted a number"),
      (#""mean_ns": 5"#, #""mean_ns": null"#, "type_system[0].mean_ns: found null, wanted a number"),
      (#""mean_ns": 5"#, #""mean_ns": Infinity"#, "Infinity is not a JSON number"),
      (#""mean_ns": 5"#, #""mean_ns": 1e999"#, "this number is too large for a double"),
      (#""mean_ns": 5"#, #""mean_ns": -5"#, "benchmark 'type_system/0', metric 'latency': a time is negative"),
      (#""stdev_ns": 0.5"#, #""stdev_ns": -0.5"#, "metric 'latency': a standard deviation is negative"),
      (#""iterations": 10"#, #""iterations": 0"#, "metric 'latency': figures of 0 values"),
      (#""iterations": 10"#, #""iterations": 1.5"#, "1.5 cannot be held exactly by Int"),
    ] {
      let text = whole.replacing(old, with: new)
      #expect(text != whole)
      let found = refusal(of: Array(text.utf8))
      #expect(found?.contains(message) == true, "\(new): \(found ?? "was read")")
    }
  }

  @Test(
    "A file without one benchmark is refused",
    arguments: [#"{"stress_testing": []}"#, #"{"integration": [], "type_system": []}"#])
  func empty(text: String) {
    #expect(refusal(of: Array(text.utf8))?.contains("the file is of no format known here") == true)
  }
}
