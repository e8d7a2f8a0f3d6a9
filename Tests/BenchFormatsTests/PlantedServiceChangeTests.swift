import BenchModel
import Testing

@testable import BenchFormats

@Suite("Changes that were planted in the loads of services")
struct PlantedServiceChangeTests {
  /// Two outputs of a tool with a change that was planted between them, and by how much a figure got worse at least.
  struct Pair: Sendable, CustomTestStringConvertible {
    let files: (String, String)
    let benchmark: String
    let metric: String
    let atLeast: Double
    var testDescription: String { files.0 }
  }

  static let pairs: [Pair] = [
    Pair(
      files: ("fio/fio-3.33-pair-before.json", "fio/fio-3.33-pair-after.json"),
      benchmark: "randread (direction=read, rw=randread, bs=4k, ioengine=psync, direct=0)", metric: "iops",
      atLeast: 2),
    Pair(
      files: ("pgbench/pgbench-15.20-pair-before.txt", "pgbench/pgbench-15.20-pair-after.txt"),
      benchmark: "sleep.sql (scale=1, mode=simple, clients=2, threads=1, tries=1)", metric: "throughput", atLeast: 1.1),
    Pair(
      files: ("pgbench-log/pgbench-15.20-pair-before.log", "pgbench-log/pgbench-15.20-pair-after.log"),
      benchmark: "transaction (script=0)", metric: "latency", atLeast: 1.1),
    Pair(
      files: ("perf/perf-6.1.192.json", "perf/perf-6.1.192-pair-after.json"), benchmark: "command",
      metric: "task-clock", atLeast: 1.25),
    Pair(
      files: ("deno/deno-2.9.8-pair-before.json", "deno/deno-2.9.8-pair-after.json"), benchmark: "d.ts/math/slow",
      metric: "time", atLeast: 2),
    Pair(
      files: ("callgrind/valgrind-3.19-callgrind.out", "callgrind/valgrind-3.19-callgrind-pair-after.out"),
      benchmark: "callgrind/./tiny", metric: "instructions", atLeast: 1.24),
    Pair(
      files: ("callgrind/valgrind-3.19-cachegrind.out", "callgrind/valgrind-3.19-cachegrind-pair-after.out"),
      benchmark: "cachegrind/./tiny", metric: "instructions", atLeast: 1.24),
    Pair(
      files: (
        "redis-benchmark/redis-benchmark-7.0.15-pair-before.csv",
        "redis-benchmark/redis-benchmark-7.0.15-pair-after.csv"
      ), benchmark: "SET", metric: "throughput", atLeast: 5),
    Pair(
      files: ("iperf3/iperf-3.12-pair-before.json", "iperf3/iperf-3.12-pair-after.json"),
      benchmark: "TCP (streams=1, length=131072)", metric: "bit-rate", atLeast: 5),
    Pair(
      files: ("sysbench/sysbench-1.0.20-pair-before.txt", "sysbench/sysbench-1.0.20-pair-after.txt"),
      benchmark: "cpu (threads=2, limit=5000)", metric: "throughput", atLeast: 1.7),
    Pair(
      files: ("ab/ab-2.3-pair-before.txt", "ab/ab-2.3-pair-after.txt"),
      benchmark: "127.0.0.1:63820/ (concurrency=3)", metric: "throughput", atLeast: 2),
    Pair(
      files: ("hey/hey-0.1.4-pair-before.txt", "hey/hey-0.1.4-pair-after.txt"), benchmark: "requests",
      metric: "throughput", atLeast: 1.05),
    Pair(
      files: ("h2load/h2load-1.52.0-pair-before.txt", "h2load/h2load-1.52.0-pair-after.txt"),
      benchmark: "requests (clients=3, protocol=http/1.1)", metric: "throughput", atLeast: 1.05),
    Pair(
      files: ("siege/siege-4.0.7-pair-before.json", "siege/siege-4.0.7-pair-after.json"), benchmark: "requests",
      metric: "throughput", atLeast: 2),
    Pair(
      files: ("locust/locust-2.47.0-pair-before.json", "locust/locust-2.47.0-pair-after.json"), benchmark: "GET /",
      metric: "latency", atLeast: 1.05),
    Pair(
      files: ("locust-csv/locust-2.47.0-pair-before.csv", "locust-csv/locust-2.47.0-pair-after.csv"),
      benchmark: "GET /", metric: "latency", atLeast: 1.05),
    Pair(
      files: ("vegeta/documented-form.json", "vegeta/documented-form-pair-after.json"), benchmark: "requests",
      metric: "throughput", atLeast: 1.5),
  ]

  @Test("A change that was planted is found in the figures of every format", arguments: pairs)
  func planted(pair: Pair) throws {
    let (before, after) = (try readFixture(pair.files.0), try readFixture(pair.files.1))
    let figures = try [before, after].map { run in
      try #require(Self.mean(of: run.sample(pair.benchmark, pair.metric)), "\(outline(run))")
    }
    let isRate = before.metric(named: pair.metric)?.direction == .larger
    let ratio = isRate ? figures[0] / figures[1] : figures[1] / figures[0]
    #expect(ratio >= pair.atLeast, "\(figures)")
  }

  private static func mean(of sample: Sample?) -> Double? {
    guard let sample else { return nil }
    if let published = sample.published { return published.mean }
    let values = sample.values.flatMap(\.self)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
