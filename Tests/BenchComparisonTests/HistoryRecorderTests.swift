import BenchModel
import Testing

@testable import BenchComparison

@Suite("Recording a run")
struct HistoryRecorderTests {
  private func run(
    startedAt: String? = "2026-03-01T12:00:00Z", optimised: Bool? = true, results: [BenchmarkResult]? = nil
  ) -> BenchmarkRun {
    var environment = RunEnvironment()
    environment.optimised = optimised
    environment.commit = "of the run"
    let id = BenchmarkID(group: "g", name: "b")
    let measured = [
      sample("time", [[10, 11, 12], [11, 12, 13], [12, 13, 14]]), sample("allocations", [[3], [3], [3]]),
      sample("page-faults", [[1], [2], [3]]),
    ]
    return BenchmarkRun(
      id: "r", startedAt: startedAt, suite: "s", environment: environment,
      metrics: [.time, .allocations, .pageFaults],
      results: results ?? [
        BenchmarkResult(id: id, samples: measured),
        BenchmarkResult(
          id: BenchmarkID(group: "g", name: "broken"), status: .failed,
          failure: Failure(kind: .crashed, reason: "killed")),
      ])
  }

  private func sample(_ metric: String, _ values: [[Double]]) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: metric, process: places, round: places, order: places, iterations: places.map { _ in 10 }, values: values)
  }

  private func entry(
    of run: BenchmarkRun, commit: String? = nil, date: Instant? = nil
  ) throws -> HistoryEntry {
    try HistoryRecorder.entry(of: run, .init(source: "f.json", machine: "m", commit: commit, date: date))
  }

  @Test("What a comparison would judge is kept, with its interval; failures and diagnostics are not")
  func figures() throws {
    let entry = try entry(of: run())
    #expect(entry.run == "r" && entry.commit == "of the run" && entry.machine == "m" && entry.suite == "s")
    #expect(entry.metrics == [.time, .allocations] && entry.results.count == 1)
    let figures = entry.results[0].figures
    #expect(figures.map(\.statistic) == [.best, .mean, .value])
    #expect(figures[0].estimate.replicates == 3 && figures[0].estimate.value >= 10 && figures[0].estimate.value < 13)
    #expect((figures[0].estimate.lower ?? 99) < figures[0].estimate.value)
    #expect(figures[2].estimate.value == 3 && figures[2].estimate.lower == 3 && figures[2].estimate.upper == 3)
  }

  @Test("Commit and date of the user come before those of the run")
  func circumstances() throws {
    let date = try Instant("2025-01-01T00:00:00Z")
    let entry = try entry(of: run(), commit: "given", date: date)
    #expect(entry.commit == "given" && entry.date == date)
    #expect(try self.entry(of: run(startedAt: nil), date: date).date == date)
  }

  @Test("Published figures are kept as they are")
  func published() throws {
    let result = BenchmarkResult(
      id: BenchmarkID(group: "", name: "p"), samples: [Sample(metric: "time", published: Summary(count: 7, mean: 5))])
    let figure = try entry(of: run(results: [result])).results[0].figures[0]
    #expect(figure.statistic == .mean && figure.estimate == Estimate(value: 5, replicates: 7))
  }

  @Test("A run that nothing can be held against is refused")
  func refused() {
    #expect(throws: HistoryError.noDate(source: "f.json")) { try entry(of: run(startedAt: nil)) }
    #expect(throws: HistoryError.wrongDate(source: "f.json", text: "today")) { try entry(of: run(startedAt: "today")) }
    #expect(throws: HistoryError.unoptimised(source: "f.json")) { try entry(of: run(optimised: false)) }
    #expect(throws: HistoryError.nothingMeasured(source: "f.json")) { try entry(of: run(results: [])) }
  }
}
