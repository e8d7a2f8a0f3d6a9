import BenchModel
import Testing

@testable import BenchFormats

@Suite("k6, oha and Artillery")
struct LoadGeneratorFormatsTests {
  @Test("Of k6's first form a bare true is a crossed threshold, and units are those that k6 itself measures in")
  func export() throws {
    let run = try readFixture("k6/export.json")
    #expect(
      outline(run) == [
        "basket: value published", "checks: share of failures published", "http_req_duration: latency published",
        "http_req_duration (expected_response=true): latency published",
        "http_req_failed: share of failures published", "http_reqs: throughput published", "vus: load published",
      ])
    #expect(
      run.published("http_req_duration", "latency")
        == Summary(mean: 2.5e6, median: 2e6, p90: 4e6, p95: 6e6, min: 500_000, max: 20e6))
    #expect(run.results[2].warnings == ["The threshold p(95)<5 was crossed."])
    #expect(run.published("http_req_failed", "share of failures") == Summary(count: 1000, mean: 0.01))
    // Of checks k6 states the share of those that held.
    let unheld = try #require(run.published("checks", "share of failures")?.mean)
    #expect(unheld > 0 && unheld < 0.5)
    #expect(run.metric(named: "load")?.isLoad == true)
  }

  @Test("Of k6's other forms a threshold that is not ok was crossed")
  func summaries() throws {
    let run = try readFixture("k6/summary.json")
    #expect(
      run.published("http_req_duration", "latency")
        == Summary(count: 1000, mean: 2.5e6, median: 2e6, p95: 6e6, p99: 9e6, min: 500_000, max: 20e6))
    #expect(run.results.map(\.warnings) == [[], ["The threshold p(95)<5 was crossed."], []])
    #expect(run.published("iterations", "throughput") == Summary(count: 1, mean: 10))
    let versioned = try readFixture("k6/versioned.json")
    #expect(
      outline(versioned) == [
        "http_req_duration: latency published", "data_sent: transfer rate published, transferred published",
      ])
    #expect(versioned.environment.other == ["k6": "1.4.0"])
  }

  @Test("A folder of one run of k6 1.1.0 is its points, with rates, tags and crossed thresholds of its summaries")
  func k6Folder() throws {
    let name = "k6-results/run"
    let folder = try #require(Fixture.folder(name))
    let files = try Fixture.wanted(in: name)
    #expect(files.map(\.path) == ["export.json", "points.json", "summary.json"])
    let reading = try folder.read(files, source: name, identity: "i")
    #expect(reading.notes == ["1 other file is passed over."])
    let run = reading.run
    #expect(run.values("http_req_duration", "latency")?.map(\.count) == [6])
    let duration = run.results.first { $0.id.name == "http_req_duration" }
    #expect(duration?.warnings == ["The threshold p(95)<0.001 was crossed."])
    #expect(run.published("http_req_duration (expected_response=true)", "latency") != nil)
    #expect(run.published("http_reqs", "throughput")?.mean.map { ($0 - 24.33).magnitude < 0.01 } == true)
    // The older summary does not say that it is time.
    #expect(run.results.first { $0.id.name == "work" }?.samples.map(\.metric) == ["latency"])
  }

  @Test("Summaries of several runs, and files of other tools, are read one by one")
  func k6Several() throws {
    let files = try Fixture.wanted(in: "k6-results/run")
    func bytes(_ path: String) -> [UInt8] { files.first { $0.path == path }?.bytes ?? [] }
    let export = String(decoding: bytes("export.json"), as: UTF8.self)
    let other = Array(export.replacing("\"avg\": ", with: "\"avg\": 1").utf8)
    func isOneRun(_ contents: [[UInt8]]) -> Bool {
      let paths = contents.indices.map { "\($0).json" }
      return RunReader.folder("x", with: paths) { path in paths.firstIndex(of: path).map { contents[$0] } } != nil
    }
    let (summary, points) = (bytes("summary.json"), bytes("points.json"))
    #expect(isOneRun([summary, points]) && isOneRun([summary, bytes("export.json")]))
    #expect(isOneRun([summary, Array("{}".utf8)]))
    #expect(!isOneRun([summary, other]) && !isOneRun([points, points]) && !isOneRun([summary]))
    let google = try Fixture.bytes("google-benchmark/aggregates.json")
    #expect(!isOneRun([summary, google]))
  }

  @Test("k6's points keep every value of trends and gauges, the share of rates and the sum of counters")
  func points() throws {
    let run = try readFixture("k6-points/points.jsonl")
    #expect(
      outline(run) == [
        "http_reqs: load published", "http_req_duration: latency 2", "checks: share of failures published",
        "vus: load 1",
      ])
    #expect(run.values("http_req_duration", "latency") == [[2.5e6, 1.25e6]])
    #expect(run.published("http_reqs", "load")?.mean == 2)
    #expect(run.published("checks", "share of failures") == Summary(count: 2, mean: 0.5))
    let stray = #"{"type": "Point", "metric": "a", "data": {"value": 1}}"#
    #expect(refusal(of: Array(stray.utf8))?.contains("was not announced before it") == true)
  }

  @Test("oha's figures are in seconds, and its errors are warnings")
  func oha() throws {
    let run = try readFixture("oha/results.json")
    #expect(
      outline(run) == [
        "requests: latency published, throughput published, transfer published, success rate published, "
          + "share of failures published"
      ])
    #expect(
      run.published("requests", "latency")
        == Summary(count: 990, mean: 2.5e6, median: 2e6, p90: 4e6, p95: 5e6, p99: 20e6, min: 1e6, max: 50e6))
    #expect(run.published("requests", "share of failures") == Summary(count: 1000, mean: 0.01))
    #expect(run.results[0].warnings == ["10 requests ended with: connection refused."])
  }

  @Test("Artillery's own summaries are in milliseconds; of others the unit is not known")
  func artillery() throws {
    let run = try readFixture("artillery/report.json")
    #expect(
      outline(run) == [
        "basket.size: value published", "http.response_time: latency published",
        "vusers.session_length: latency published", "http.request_rate: load published",
        "errors.ETIMEDOUT: failures counted published", "http.requests: load published",
        "vusers.created: load published", "vusers.failed: failures counted published",
        "http: share of failures published",
      ])
    #expect(
      run.published("http.response_time", "latency")
        == Summary(count: 198, mean: 4.5e6, median: 4e6, p90: 7e6, p95: 9e6, p99: 30e6, min: 1e6, max: 50e6))
    #expect(
      run.metric(named: "failures counted")?.direction == .smaller && run.metric(named: "value")?.direction == .unknown)
  }

  @Test("Of a load that most requests failed of, the times are not those of its work")
  func failed() throws {
    let oha = try read(
      #"{"summary": {"requestsPerSec": 5, "average": 0.1}, "statusCodeDistribution": {"200": 1, "503": 7}, "#
        + #""errorDistribution": {"refused": 2, "aborted due to deadline": 90}}"#)
    #expect(outline(oha) == ["requests: failed, 9 of 10 requests failed"])
    let k6 = try read(
      #"{"root_group": {}, "metrics": {"http_req_duration": {"avg": 2}, "http_req_failed": {"passes": 9, "fails": 1, "value": 0.9}, "#
        + #""http_req_duration{expected_response:true}": {"avg": 2}, "iteration_duration": {"avg": 3}}}"#)
    #expect(
      outline(k6) == [
        "http_req_duration: failed, most requests failed: http_req_failed is 0.9",
        "http_req_duration (expected_response=true): latency published",
        "http_req_failed: share of failures published", "iteration_duration: latency published",
      ])
    let points = try read(
      [
        #"{"type": "Metric", "metric": "http_req_duration", "data": {"type": "trend", "contains": "time"}}"#,
        #"{"type": "Metric", "metric": "http_req_failed", "data": {"type": "rate"}}"#,
        #"{"type": "Point", "metric": "http_req_duration", "data": {"value": 1}}"#,
        #"{"type": "Point", "metric": "http_req_failed", "data": {"value": 1}}"#,
        "log of the script",
      ].joined(separator: "\n") + "\n")
    #expect(points.results.map(\.status) == [.failed, .measured])
    let artillery = try read(
      #"{"aggregate": {"counters": {"http.requests": 10, "http.codes.200": 3, "http.codes.502": 7}, "#
        + #""summaries": {"http.response_time": {"mean": 1}, "vusers.session_length": {"mean": 2}}}}"#)
    #expect(artillery.results[0].failure?.reason == "7 of 10 requests failed")
    #expect(artillery.results[1].status == .measured)
  }
}
