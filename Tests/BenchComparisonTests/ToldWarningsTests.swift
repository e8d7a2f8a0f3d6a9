import BenchModel
import Testing

@testable import BenchComparison

@Suite("What readers were told, and what is not judged")
struct ToldWarningsTests {
  private static func run(
    _ samples: [Sample], metrics: [Metric], warnings: [String] = [], more: [BenchmarkResult] = []
  ) -> BenchmarkRun {
    BenchmarkRun(
      id: "", suite: "s", environment: RunFixture.environment, metrics: metrics,
      results: [BenchmarkResult(id: BenchmarkID(group: "", name: "a"), samples: samples, warnings: warnings)] + more)
  }

  private static func compare(_ before: BenchmarkRun, _ after: BenchmarkRun) throws -> Comparison {
    try Judge.compare(
      baseline: RunSource(run: before, file: "a", format: ""), current: RunSource(run: after, file: "b", format: ""),
      policy: Policy(), policySource: "none", sameBytes: false)
  }

  private static func time(_ value: Double) -> Sample { RunFixture.sample((0..<10).map { [value + Double($0)] }) }

  @Test("It stands among the warnings and in the first row of its benchmark; what both sides say is said once")
  func told() throws {
    let comparison = try Self.compare(
      Self.run([Self.time(1000)], metrics: [.time], warnings: ["old build"]),
      Self.run([Self.time(1001)], metrics: [.time], warnings: ["old build", "The threshold p(95)<5 was crossed."]))
    #expect(
      comparison.warnings.prefix(2) == [
        "'a': Both sides: old build.", "'a': Current run: The threshold p(95)<5 was crossed.",
      ])
    let notes = comparison.rows.compactMap(\.note).filter { $0.contains("threshold") }
    #expect(notes.count == 1 && comparison.rows[0].note?.contains("Both sides: old build.") == true)
  }

  @Test("Metrics beside others of which nobody knows the direction are named in a sentence, those that explain by name")
  func unjudged() throws {
    let custom = Metric(name: "dbreads/op", unit: .count, direction: .unknown)
    func side(_ value: Double) -> BenchmarkRun {
      let reads = Sample(metric: custom.name, published: Summary(count: 1, mean: 512))
      let processor = Sample(metric: "cpu-time", published: Summary(count: 1, mean: 5))
      return Self.run([Self.time(value), reads, processor], metrics: [.time, custom, .cpuTime])
    }
    let comparison = try Self.compare(side(1000), side(1001))
    #expect(comparison.unjudged == ["cpu-time"])
    #expect(
      comparison.warnings.contains { $0.hasPrefix("Not judged, since no file says which way is better: 'dbreads/op'.") }
    )
    #expect(!comparison.rows.contains { $0.metric == custom })
  }

  @Test("Load informs and gates nothing")
  func load() throws {
    func side(_ users: Double) -> BenchmarkRun {
      Self.run(
        [Self.time(1000 + users / 100)], metrics: [.time, .load],
        more: [
          BenchmarkResult(
            id: BenchmarkID(group: "", name: "vus"),
            samples: [Sample(metric: "load", published: Summary(count: 1, mean: users))])
        ])
    }
    let comparison = try Self.compare(side(20), side(40))
    let row = try #require(comparison.rows.first { $0.id.name == "vus" })
    let note = row.note ?? ""
    #expect(!row.gates && note.contains("was 20 in the baseline and 40 in the current run"), "\(note)")
    #expect(comparison.gate.outcome != .incomplete)
  }

  @Test("A counter that its tool leaves out where it is zero is zero on the side that lacks it")
  func leftOut() throws {
    let errors = BenchmarkResult(
      id: BenchmarkID(group: "", name: "errors.refused"),
      samples: [Sample(metric: Metric.failuresCounted.name, published: Summary(count: 1, mean: 12))])
    let without = Self.run([Self.time(1000)], metrics: [.time])
    let with = Self.run([Self.time(1001)], metrics: [.time, .failuresCounted], more: [errors])
    let worse = try Self.compare(without, with)
    #expect(
      worse.gate.outcome == .regression && worse.gate.headline.contains("'errors.refused' failures counted from 0"))
    let better = try Self.compare(with, without)
    #expect(better.gate.counts.improved == 1 && better.gate.counts.removed == 0)
  }
}
