import BenchModel
import Testing

@testable import BenchFormats

@Suite("cyclictest, ioping, openssl speed, stress-ng, ReFrame, BenchExec and NVBench")
struct SystemFormatsTests {
  @Test("cyclictest's histogram is its values where it holds every cycle, and else its figures are published")
  func cyclictest() throws {
    let run = try readFixture("cyclictest/2.40.json")
    #expect(outline(run) == ["thread 0: latency 400", "thread 1: latency 400"])
    #expect(try outline(readFixture("cyclictest/2.40-slower.json"))[0] == "thread 0: latency published")
    #expect(run.completeness == .complete && run.environment.other?["options"] == "-q -l 400 -t 2 -i 500 -h 20000")
    let whole = try read(
      Self.threads(#""0": {"histogram": {"3": 2, "10": 1}, "cycles": 3, "min": 3, "max": 10, "avg": 5}"#))
    #expect(whole.values("thread 0", "latency") == [[3000, 3000, 10000]])
    let exact = try readFixture("cyclictest/2.40-nanoseconds.json")
    #expect(exact.published("thread 0", "latency").flatMap(\.max) == 1_875_892)
    #expect(exact.completeness == .complete)
  }

  private static func threads(_ text: String) -> String {
    #"{"cmdline:": "cyclictest -l3", "num_threads": 1, "resolution_in_ns": 0, "return_code": 0, "thread": {\#(text)}}"#
  }

  @Test("A cyclictest of which no thread did all its loops was stopped")
  func stopped() throws {
    #expect(try readFixture("cyclictest/2.40-stopped.json").completeness == .partial)
    let idle = try read(Self.threads(#""0": {"histogram": {}, "cycles": 0, "min": 0, "max": 0, "avg": 0}"#))
    #expect(outline(idle) == ["thread 0: failed, it has done no cycle"] && idle.completeness == .partial)
  }

  @Test("ioping's requests are values but for those of the warm-up; without them its figures are published")
  func ioping() throws {
    let run = try readFixture("ioping/1.3.json")
    #expect(outline(run) == ["./read (size=4096): latency 5"])
    #expect(run.completeness == .complete)
    let quiet = try readFixture("ioping/1.3-quiet.json")
    #expect(
      quiet.published("./requests (size=16384)", "latency")
        == Summary(count: 19, mean: 3_078_723, min: 190144, max: 8_001_201, stdev: 2_286_462))
    let nothing = try read(
      #"[{"timestamp": 1, "target": {"path": "a"}, "stat": {"count": 0, "min": 0, "avg": 0, "max": 0}}]"#)
    #expect(outline(nothing) == ["a/requests: failed, no request of it counts"])
    let cut = try read(#"[{"timestamp": 1, "target": {}, "io": {"operation": "read", "size": 1, "time": 5}}]"#)
    #expect(outline(cut) == ["read (size=1): latency 1"] && cut.completeness == .partial)
  }

  @Test("ioping's bare lines are runs, but for those of periods before their sum")
  func iopingBatch() throws {
    let one = try readFixture("ioping-batch/1.3.txt")
    #expect(
      one.published("requests", "latency") == Summary(count: 39, mean: 9563, min: 6616, max: 15743, stdev: 1605))
    let periods = try readFixture("ioping-batch/1.3-periods.txt")
    #expect(periods.published("requests", "latency")?.count == 19)
    let runs = try read("2 200 10000000 1 90 100 110 5 3 400\n2 220 9090909 1 90 110 130 5 3 420\n")
    #expect(runs.values("requests", "latency") == [[100], [110]])
    let unended = try read("2 200 10000000 1 90 100 110 5 3 400\n2 220 9090909 1 90 110 130 5 2 420\n")
    #expect(
      outline(unended) == ["requests: failed, lines of periods of a run are there, and none of the whole follows"])
    #expect(unended.completeness == .partial)
    #expect(refusal(of: Array("1 2 3 4 5 6 7 8 9 10\n".utf8))?.contains("of no format") == true)
  }

  @Test("openssl speed has a rate for each size of block, operations a second for keys, and no reciprocals")
  func openSSL() throws {
    let run = try readFixture("openssl-speed/3.0.22.txt")
    #expect(
      run.results.map(\.id.description) == [
        "AES-128-GCM (block=16)", "AES-128-GCM (block=64)", "AES-128-GCM (block=256)", "AES-128-GCM (block=1024)",
        "AES-128-GCM (block=8192)", "AES-128-GCM (block=16384)", "rsa/sign (bits=1024)", "rsa/verify (bits=1024)",
        "ecdsa/sign (bits=256)", "ecdsa/verify (bits=256)", "ecdh/exchange (bits=256)", "Ed25519/sign (bits=253)",
        "Ed25519/verify (bits=253)",
      ])
    #expect(run.values("rsa/sign (bits=1024)", "throughput") == [[7667.307692]])
    #expect(run.metrics.map(\.unit.symbol) == ["B/s", "1/s"] && run.metrics.allSatisfy { $0.direction == .larger })
    let multi = try readFixture("openssl-speed/3.0.22-multi.txt")
    #expect(multi.values("sha1 (block=1024)", "bandwidth") == [[318745853.46]])
    let curves = try read("+F4:3:256:2:1\n+F4:9:256:4:0.0\n+F15:0:ML-KEM-512:1:2:3\n")
    #expect(
      outline(curves) == [
        "ecdsa/sign (bits=256, number=3): throughput 1", "ecdsa/verify (bits=256, number=3): throughput 1",
        "ecdsa/sign (bits=256, number=9): throughput 1",
        "ecdsa/verify (bits=256, number=9): failed, line 2 has no rate of it",
        "0:ML-KEM-512:1:2:3 (kind=+F15): failed, line 3 has no rate of it",
      ])
  }

  @Test("stress-ng's operations a second of wall time come first, and its own figures tell their direction by name")
  func stressNG() throws {
    let run = try readFixture("stress-ng/0.15.06.yaml")
    #expect(
      run.results.map(\.id.name) == ["cpu", "matrix", "switch"] && run.completeness == .complete
        && run.environment.toolchain == "gcc 12.2.0" && run.environment.logicalProcessors == 2)
    #expect(
      outline(run)[2] == "switch: throughput 1, throughput of processor time 1, peak-memory 1, "
        + "nanosecs-per-context-switch-pipe-method 1")
    #expect(run.values("cpu", "throughput") == [[91.997456]])
    #expect(run.metric(named: "mult-matrix-ops-per-sec")?.direction == .larger)
    #expect(run.metric(named: "nanosecs-per-context-switch-pipe-method")?.unit == .nanoseconds)
    #expect(try readFixture("stress-ng/0.15.06-sections.yaml").results.map(\.id.name) == ["hdd", "fork"])
  }

  @Test("A stressor that did nothing or cannot be read has failed, and stress-ng's file without an end is partial")
  func stressors() throws {
    let head = "---\nsystem-info:\n      stress-ng-version: 0.15.06\n      time-hh-mm-ss: 10:22:35\n\n"
    let run = try read(
      head + "metrics:\n    - stressor: vm\n      bogo-ops: 0\n      bogo-ops-per-second-real-time: 0.000000\n\n"
        + "    - stressor: cpu\n      bogo-ops: 5\n      bogo-ops-per-second-real-time: [1]\n")
    #expect(
      outline(run) == [
        "vm: failed, it did no operation", "cpu: failed, line 13 cannot be read: it is no key with a number",
      ])
    #expect(run.completeness == .partial)
    #expect(refusal(of: Array((head + "...\n").utf8))?.contains("run it with --metrics --yaml FILE") == true)
  }

  @Test("ReFrame's references say which way is better; a missed one is a warning, and a broken case a failure")
  func reframe() throws {
    let run = try readFixture("reframe/4.10.4.json")
    let place = "(system=generic:default, environ=builtin)"
    #expect(
      outline(run) == [
        "stream %size=10 \(place): bandwidth 1, latency 1", "stream %size=100 \(place): bandwidth 1, latency 1",
        "broken %size=1 \(place): failed, sanity error: pattern 'nothing' not found in 'rfm_job.out'",
        "bare \(place): skipped, it has no performance variable",
      ])
    #expect(
      run.results[1].warnings == [
        "performance error: failed to meet reference(s): latency=100.5 us, expected 10 (l=-inf, u=11.0)."
      ])
    #expect(run.values("stream %size=10 \(place)", "latency") == [[10500]])
    #expect(run.metric(named: "bandwidth")?.direction == .larger && run.metric(named: "latency")?.direction == .smaller)
    let reruns = try readFixture("reframe/4.10.4-reruns.json")
    #expect(outline(reruns)[0] == "stream %size=10 \(place): bandwidth 1+1+1, latency 1+1+1")
  }

  @Test("A case of ReFrame that was tried again and passed has its last figures")
  func retried() throws {
    let run = try read(
      #"{"session_info": {"num_aborted": 0}, "runs": [{"testcases": [{"name": "a", "result": "fail", "#
        + #""fail_phase": "run", "fail_reason": "no node", "perfvalues": {"s:p:x": [null, 0, null, null, "s", null]}}]}, "#
        + #"{"testcases": [{"name": "a", "result": "pass", "perfvalues": {"s:p:x": [2, 0, null, null, "s"]}}]}]}"#)
    #expect(outline(run) == ["a: x 1"] && run.results[0].warnings == ["It failed and was tried again: no node."])
    #expect(run.values("a", "x") == [[2e9]])
  }

  @Test("BenchExec's runs that did not solve their task have failed, whatever they took")
  func benchExec() throws {
    let run = try readFixture("benchexec/3.35.xml")
    #expect(
      outline(run) == [
        "loops.0/../small.txt: time 1, cpu-time 1, peak-memory 1",
        "loops.0/../large.txt: time 1, cpu-time 1, peak-memory 1",
        "loops.0/../broken.txt: failed, it ended with ERROR (3)",
        "loops.0/../endless.txt: failed, it ended with TIMEOUT",
      ])
    #expect(run.completeness == .complete && run.environment.other?["PATH"] == nil)
    #expect(run.environment.other?["timelimit"] == "2s")
    let wrong = try read(
      "<result benchmarkname='b'><run name='a'><column title='status' value='true'/>"
        + "<column title='category' value='wrong'/></run><run name='b'/></result>")
    #expect(outline(wrong) == ["a: failed, its answer true is wrong", "b: skipped, it was not run"])
    #expect(wrong.completeness == .partial)
    #expect(refusal(of: Array("<result><run/></result>".utf8))?.contains("with a benchmarkname") == true)
  }

  @Test("NVBench's states are benchmarks of axes and device; cold times count, and values are texts")
  func nvBench() throws {
    let run = try readFixture("nvbench/written-1.0.0.json")
    let rest = "time on the host published, time in batches published"
    #expect(
      outline(run) == [
        "reduce (Elements=2^16, device=0): time published, \(rest), throughput published, bandwidth published",
        "reduce (Elements=2^20, device=0): time published, \(rest), throughput published, bandwidth published",
        "reduce (Elements=2^16, device=1): time published, \(rest)",
        "reduce (Elements=2^20, device=1): skipped, too large for this device", "host: time published",
        "empty (device=0): failed, the file holds no figure of it",
      ])
    let first = try #require(run.published("reduce (Elements=2^16, device=0)", "time"))
    #expect(first.count == 4000 && first.mean == 12500 && first.stdev == 125)
    #expect(run.published("reduce (Elements=2^16, device=1)", "time") == Summary(count: 1, mean: 25000))
    #expect(run.published("host", "time").flatMap(\.count) == 100_000)
  }
}
