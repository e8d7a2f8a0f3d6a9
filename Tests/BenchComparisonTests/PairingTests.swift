import BenchModel
import FoundationEssentials
import Testing

@testable import BenchComparison

@Suite("Pairing")
struct PairingTests {
  /// What one side has of the benchmark under test.
  enum Side: Sendable { case absent, measured, failed, timedOut, skipped }

  struct Expected: Sendable {
    var presence: ComparisonRow.Presence = .both
    var obstacle: ComparisonRow.Obstacle?
    var verdict: Verdict?
    var gates: Bool
  }

  private static func results(_ side: Side) -> [BenchmarkResult] {
    switch side {
    case .absent: []
    case .measured: [RunFixture.result([RunFixture.sample([[1e3], [1e3], [1e3]])])]
    case .failed: [RunFixture.unmeasured(.failed)]
    case .timedOut: [RunFixture.unmeasured(.timedOut)]
    case .skipped: [RunFixture.unmeasured(.skipped)]
    }
  }

  private static let table: [(Side, Side, Expected)] = [
    (.measured, .measured, Expected(verdict: .noRegression, gates: true)),
    (.measured, .absent, Expected(presence: .removed, obstacle: .removed, verdict: .invalid, gates: true)),
    (.failed, .absent, Expected(presence: .removed, obstacle: .removed, verdict: .invalid, gates: true)),
    (.skipped, .absent, Expected(presence: .removed, obstacle: .removed, verdict: .invalid, gates: false)),
    (.absent, .measured, Expected(presence: .added, gates: false)),
    (.absent, .failed, Expected(presence: .added, obstacle: .failed, verdict: .invalid, gates: true)),
    (.absent, .timedOut, Expected(presence: .added, obstacle: .failed, verdict: .invalid, gates: true)),
    (.absent, .skipped, Expected(presence: .added, obstacle: .skipped, verdict: .invalid, gates: false)),
    (.measured, .failed, Expected(obstacle: .failed, verdict: .invalid, gates: true)),
    (.measured, .timedOut, Expected(obstacle: .failed, verdict: .invalid, gates: true)),
    (.failed, .measured, Expected(obstacle: .failed, verdict: .invalid, gates: true)),
    (.timedOut, .timedOut, Expected(obstacle: .failed, verdict: .invalid, gates: true)),
    (.skipped, .failed, Expected(obstacle: .failed, verdict: .invalid, gates: true)),
    (.measured, .skipped, Expected(obstacle: .skipped, verdict: .invalid, gates: true)),
    (.failed, .skipped, Expected(obstacle: .skipped, verdict: .invalid, gates: true)),
    (.skipped, .skipped, Expected(obstacle: .skipped, verdict: .invalid, gates: false)),
    (.skipped, .measured, Expected(obstacle: .skipped, verdict: .invalid, gates: false)),
  ]

  @Test("What each side has decides the row", arguments: table)
  func states(baseline: Side, current: Side, expected: Expected) throws {
    let comparison = try RunFixture.compare(
      RunFixture.run(Self.results(baseline), id: "a"), RunFixture.run(Self.results(current), id: "b"))
    let row = try #require(comparison.rows.first)
    #expect(comparison.rows.count == 1)
    #expect(row.presence == expected.presence)
    #expect(row.obstacle == expected.obstacle)
    #expect(row.verdict == expected.verdict)
    #expect(row.gates == expected.gates)
    let isUnmeasured = ![.measured, .absent].contains(current) || ![.measured, .absent].contains(baseline)
    #expect(!isUnmeasured || row.note?.contains("the reason") == true)
  }

  @Test("The policy's word decides whether removed and failed benchmarks gate")
  func dispositions() throws {
    for (current, policy) in [
      (Side.absent, Policy(removed: .warn)), (.skipped, Policy(removed: .warn)), (.failed, Policy(failed: .warn)),
    ] {
      let comparison = try RunFixture.compare(
        RunFixture.run(Self.results(.measured), id: "a"), RunFixture.run(Self.results(current), id: "b"),
        policy: policy)
      #expect(comparison.rows.map(\.gates) == [false])
    }
  }

  @Test("Names are paired by bytes and not by Unicode equivalence")
  func bytes() throws {
    let sample = RunFixture.sample([[1e3], [1e3], [1e3]])
    let composed = RunFixture.result([sample], id: BenchmarkID(group: "", name: "\u{E9}"))
    let decomposed = RunFixture.result([sample], id: BenchmarkID(group: "", name: "e\u{301}"))
    let comparison = try RunFixture.compare(
      RunFixture.run([composed], id: "a"), RunFixture.run([decomposed], id: "b"))
    #expect(comparison.rows.map(\.presence) == [.removed, .added])
  }

  @Test("Every metric of either side ends in a row")
  func metrics() throws {
    let time = RunFixture.sample([[1e3], [1e3], [1e3]])
    let latency = RunFixture.sample([[1e3], [1e3], [1e3]], of: .latency)
    let memory = RunFixture.sample([[1e6], [1e6], [1e6]], of: .peakMemory)
    let comparison = try RunFixture.compare(
      RunFixture.run([RunFixture.result([time, latency])], id: "a"),
      RunFixture.run([RunFixture.result([memory, time])], id: "b"))
    #expect(comparison.rows.map { $0.metric?.name } == ["latency", "time", "peak-memory"])
    #expect(comparison.rows.map(\.obstacle) == [.metricMissing, nil, nil])
    #expect(comparison.rows.map(\.presence) == [.both, .both, .added])
    #expect(comparison.gate.outcome == .incomplete)
    #expect(comparison.gate.counts.added == 0)
  }

  @Test(
    "A metric that another unit, direction or nature makes another metric is not compared",
    arguments: [
      Metric(name: "m", unit: .bytes), Metric(name: "m", unit: .count, direction: .larger),
      Metric(name: "m", unit: .count, nature: .exact),
    ])
  func metricChanged(other: Metric) throws {
    let metric = Metric(name: "m", unit: .count)
    let sample = RunFixture.sample([[5], [5], [5]], of: metric)
    let comparison = try RunFixture.compare(
      RunFixture.run([RunFixture.result([sample])], id: "a", metrics: [metric]),
      RunFixture.run([RunFixture.result([sample])], id: "b", metrics: [other]))
    #expect(comparison.rows.map(\.obstacle) == [.metricChanged])
    #expect(comparison.gate.outcome == .incomplete)
  }

  @Test("What a reader should have refused is an error here as well")
  func contradictions() throws {
    let sample = RunFixture.sample([[1e3]])
    let result = RunFixture.result([sample])
    let sound = RunFixture.run([result], id: "sound")
    let unsound: [(BenchmarkRun, ComparisonError)] = [
      (
        RunFixture.run([result, result], id: "x"),
        .contradiction(source: "x.json", .benchmarkTwice(RunFixture.id))
      ),
      (
        RunFixture.run([result], id: "x", metrics: [.time, .time]),
        .contradiction(source: "x.json", .metricTwice("time"))
      ),
      (
        RunFixture.run([RunFixture.result([sample, sample])], id: "x"),
        .contradiction(source: "x.json", .sampleTwice(RunFixture.id, metric: "time"))
      ),
      (
        RunFixture.run([result], id: "x", metrics: [.latency]),
        .contradiction(source: "x.json", .undefinedMetric(RunFixture.id, metric: "time"))
      ),
    ]
    for (run, error) in unsound {
      #expect(throws: error) { try RunFixture.compare(run, sound) }
      #expect(throws: error) { try RunFixture.compare(sound, run) }
      #expect(throws: error) { try RunSummarizer.summarised(run, file: "x.json") }
      #expect(error.description.hasPrefix("x.json: "))
    }
  }

  @Test("A decoded sample whose columns differ in length is an error and no trap")
  func inconsistentColumns() throws {
    let text = #"{"metric":"time","process":[0],"round":[0],"order":[0],"iterations":[],"values":[[1]]}"#
    let sample = try JSONDecoder().decode(Sample.self, from: Data(text.utf8))
    let run = RunFixture.run([RunFixture.result([sample])], id: "x")
    let error = ComparisonError.contradiction(
      source: "x.json", .unequalColumns(RunFixture.id, metric: "time"))
    #expect(throws: error) { try RunFixture.compare(run, RunFixture.run([], id: "y")) }
    #expect(throws: error) { try RunSummarizer.summarised(run, file: "x.json") }
  }
}
