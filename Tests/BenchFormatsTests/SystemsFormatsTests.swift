import BenchModel
import Testing

@testable import BenchFormats

@Suite("Storage, databases, networks and services")
struct SystemsFormatsTests {
  @Test(
    "What did not do its work has failed, with the tool's own reason",
    arguments: [
      ("fio/fio-3.33-full-disk.json", "full (direction=write, rw=write): failed, fio ended it with error 28"),
      (
        "pgbench/pgbench-15.20-aborted.txt",
        "badq.sql (scale=1, mode=simple, clients=2, threads=1, tries=1): failed, pgbench: error: Run was aborted; "
          + "the above results are incomplete."
      ),
      ("pgbench-log/pgbench-15.20-skipped.log", "transaction (script=0): failed, 79 of 80 requests failed"),
      ("deno/deno-2.9.8-failed.json", "dbad.ts/broken: failed, boom"),
      (
        "redis-benchmark/redis-benchmark-7.0.15-refused.csv",
        "redis-benchmark: failed, the table has a header and no row"
      ),
      (
        "iperf3/iperf-3.12-refused.json",
        "iperf3: failed, unable to connect to server: Connection refused"
      ),
      (
        "sysbench/sysbench-1.0.20-failed.txt",
        "fileio (threads=1, block=16KiB, mode=random read): failed, FATAL: Cannot open file 'test_file.0' errno = 2 "
          + "(No such file or directory)"
      ),
      ("ab/ab-2.3-all-errors.txt", "127.0.0.1:63801/bad (concurrency=2): failed, 100 of 100 requests failed"),
      ("ab/ab-2.3-refused.txt", "127.0.0.1: failed, apr_socket_recv: Connection refused (111)"),
      ("hey/hey-0.1.4-refused.txt", "requests: failed, 30 of 30 requests failed"),
      ("h2load/h2load-1.52.0-refused.txt", "requests (clients=3): failed, 30 of 30 requests failed"),
      ("siege/siege-4.0.7-all-errors.json", "requests: failed, 150 of 150 requests failed"),
      ("vegeta/documented-form-refused.json", "requests: failed, 450 of 500 requests failed"),
    ])
  func failed(name: String, wanted: String) throws {
    let lines = try outline(readFixture(name))
    #expect(lines.contains(wanted), "\(lines)")
  }

  @Test(
    "Some errors among the answers are a share and a warning",
    arguments: [
      ("hey/hey-0.1.4-some-errors.txt", "30 requests were answered with status 503."),
      (
        "h2load/h2load-1.52.0-some-errors.txt",
        "requests: 300 total, 300 started, 300 done, 270 succeeded, 30 failed, 0 errored, 0 timeout."
      ),
      ("ab/ab-2.3-some-errors.txt", "30 answers were errors (non-2xx)."),
    ])
  func errors(name: String, warning: String) throws {
    let run = try readFixture(name)
    let result = try #require(run.results.first)
    #expect(result.warnings.contains(warning), "\(result.warnings)")
    #expect(result.samples.first { $0.metric == "share of failures" }?.values == [[0.1]])
  }

  @Test("Processes of a job of fio add up, and a direction in which nothing was done is none")
  func fio() throws {
    let run = try readFixture("fio/fio-3.33.json")
    let mixed = "mix (direction=read, rw=randrw, bs=4k, numjobs=2, ioengine=psync, direct=0)"
    #expect(run.values(mixed, "iops") == [[65460.0 * 1000 / 2010]])
    #expect(run.sample(mixed, "latency-p99 [completion]") == nil)
    #expect(run.results.count == 4)
    let kept = try readFixture("fio/fio-3.33-plus.json")
    #expect(kept.results[0].samples.contains { $0.metric == "latency-p99 [completion]" })
  }

  @Test("Of documents that fio wrote on its way the last one counts")
  func status() throws {
    let run = try readFixture("fio/fio-3.33-status-interval.json")
    #expect(run.results.count == 1 && run.results[0].samples.first?.values.count == 1)
    let two = try Fixture.bytes("fio/fio-3.33-pair-before.json") + Fixture.bytes("fio/fio-3.33-pair-after.json")
    let both = try RunReader.read(two, source: "x", identity: "content:1").run
    // Two runs that followed each other are two, whose published times contradict each other.
    #expect(both.results[0].status == .failed)
  }

  @Test("pgbench's progress is measured, what it derives is left out, and connecting makes another metric")
  func pgbench() throws {
    let run = try readFixture("pgbench/pgbench-15.20-progress.txt")
    let name = "builtin: select only (scale=1, mode=simple, clients=2, threads=1, tries=1)"
    #expect(run.values(name, "throughput") == [[19599.9, 20886.5, 20986.3, 24282.1]])
    #expect(run.published(name, "latency") == Summary(count: 85757, mean: 92_000, stdev: 441_000))
    #expect(try readFixture("pgbench/pgbench-15.20.txt").results[0].samples.map(\.metric).contains("latency") == false)
    #expect(
      try readFixture("pgbench/pgbench-15.20-reconnecting.txt").results[0].samples[0].metric
        == "throughput [with connections]")
    let late = try readFixture("pgbench/pgbench-15.20-late.txt")
    #expect(late.values(name, "share of late transactions") == [[3.0 / 858]])
  }

  @Test("perf's intervals add up, appended runs are processes, and what was not counted is no zero")
  func perf() throws {
    #expect(try readFixture("perf/perf-6.1.192-intervals.json").values("command", "page-faults") == [[58]])
    #expect(
      try readFixture("perf/perf-6.1.192-appended.json").values("command", "page-faults")?.count == 3)
    let run = try readFixture("perf/perf-6.1.192.csv")
    #expect(run.results[0].warnings == ["cycles:u is <not supported>."])
    #expect(run.values("command", "task-clock") == [[22_690_000]])
    #expect(try readFixture("perf/perf-6.1.192-semicolons.csv").values("command", "task-clock") == [[22_840_000]])
  }

  @Test(
    "Decimal commas are named",
    arguments: [
      "24,44,msec,task-clock,24442472,100,00,0,CPUs utilized\n60,,page-faults,24442472,100,00,2,K/sec\n",
      #"{"counter-value" : "24,045739", "unit" : "msec", "event" : "task-clock", "pcnt-running" : 100,00}"# + "\n",
    ])
  func commas(text: String) throws {
    #expect(refusal(of: Array(text.utf8))?.contains("run perf with LC_ALL=C") == true)
    let semicolons = "24,44;msec;task-clock;0,16%;22835159;100,00;0,983;CPUs utilized\n"
    #expect(try read(semicolons).values("command", "task-clock") == [[24_440_000]])
  }

  @Test("Misses belong to the cache that they were counted with, and each tool counts for itself")
  func caches() throws {
    let runs = try ["callgrind-cache", "callgrind-cache2"].map { try readFixture("callgrind/valgrind-3.19-\($0).out") }
    let names = runs.map { $0.results[0].samples.map(\.metric).first { $0.hasPrefix("DLmr") } ?? "" }
    #expect(names[0] != names[1] && Metric.condition(of: names[0])?.stem == "DLmr")
    #expect(runs[0].values("callgrind/./tiny", "instructions") == [[16008]])
    #expect(try readFixture("callgrind/valgrind-3.19-cachegrind.out").results[0].id.group == "cachegrind")
  }

  @Test("iperf3's doubled keys are read for iperf3 alone")
  func keys() throws {
    let run = try readFixture("iperf3/iperf-3.12-both-ways.json")
    #expect(
      run.results.map { "\($0.id)" } == [
        "TCP (streams=1, length=131072, direction=there)", "TCP (streams=1, length=131072, direction=back)",
      ])
    let other = #"{"results": [{"command": "a", "command": "b", "mean": 1, "times": [1]}]}"#
    #expect(refusal(of: Array(other.utf8))?.contains("duplicate key") == true)
    let packets = try readFixture("iperf3/iperf-3.12-udp.json")
    #expect(packets.results[0].samples.map(\.metric) == ["bit-rate", "jitter", "share of lost packets"])
  }

  @Test("redis-benchmark's quotes are those of the command, and `inf` is no rate")
  func quotes() throws {
    let run = try readFixture("redis-benchmark/redis-benchmark-7.0.15-quotes.csv")
    #expect(run.results.map(\.id.name) == [#"set key "a" v"#])
    let header = #""test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms""#
    let endless = try read("\(header)\n\"GET\",\"inf\",\"0.020\",\"0.008\",\"0.015\"\n")
    #expect(endless.results[0].samples.map(\.metric) == ["latency", "latency-p50"])
    #expect(endless.results[0].warnings.count == 1)
    #expect(endless.metric(named: "latency")?.step == 8000)
  }
}
