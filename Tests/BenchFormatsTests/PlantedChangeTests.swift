import BenchModel
import Testing

@testable import BenchFormats

/// Outputs of tools that were made twice, the second time with more work in one benchmark.
@Suite("Planted changes in files of other tools")
struct PlantedChangeTests {
  /// A file and what its second one is called, the benchmark with more work, and by how much it is worse at least.
  static let pairs: [(file: String, ending: String, benchmark: String, factor: Double)] = [
    ("codspeed/pytest-codspeed-5.0.4", "json", "tests/test_sums.py/test_sorted", 1.5),
    ("nvbench/written-1.0.0", "json", "reduce (Elements=2^20, device=0)", 1.4),
    ("nanobench/4.6.0", "json", "strings/sort", 1.5),
    ("benchmark-ips/2.7.2", "json", "sum", 1.5), ("haskell-criterion/1.5.13", "json", "fib/deep", 10),
    ("haskell-criterion-csv/1.5.13", "csv", "fib/deep", 1.5), ("tasty-bench/0.5.1", "csv", "All.sums.a, b", 1.5),
    ("tasty-bench/0.5.1-memory", "csv", "All.sums.a, b", 1.5), ("cyclictest/2.40", "json", "thread 1", 2),
    ("ioping/1.3", "json", "./read (size=4096)", 5), ("ioping-batch/1.3", "txt", "requests", 5),
    ("r-bench/1.1.2", "json", "sort (n=1000)", 1.5), ("openssl-speed/3.0.22", "txt", "AES-128-GCM (block=16384)", 5),
    ("stress-ng/0.15.06", "yaml", "matrix", 2),
    ("reframe/4.10.4", "json", "stream %size=100 (system=generic:default, environ=builtin)", 2),
    ("benchexec/3.35", "xml", "loops.0/../large.txt", 1.5), ("pkgbenchmark/written", "json", "sorting/quick", 1.3),
    ("benchee/1.5.0", "json", "flat_map (input=large)", 1.5),
    ("phpbench/7493f63", "xml", "\\App\\HashBench/benchSha (set=short, length=10)", 1.5),
  ]

  @Test("More work is a worse figure of the same benchmark in the direction of its metric", arguments: pairs)
  func worse(file: String, ending: String, benchmark: String, factor: Double) throws {
    let (first, second) = (try readFixture("\(file).\(ending)"), try readFixture("\(file)-slower.\(ending)"))
    let metric = try #require(first.metrics.first)
    #expect(metric.direction != .unknown)
    let (before, after) = (try Self.mean(benchmark, metric, first), try Self.mean(benchmark, metric, second))
    #expect((metric.direction == .larger ? before / after : after / before) >= factor)
  }

  private static func mean(_ benchmark: String, _ metric: Metric, _ run: BenchmarkRun) throws -> Double {
    let sample = try #require(run.sample(benchmark, metric.name))
    if let published = sample.published { return try #require(published.mean) }
    let values = sample.values.flatMap(\.self)
    return values.reduce(0, +) / Double(values.count)
  }
}
