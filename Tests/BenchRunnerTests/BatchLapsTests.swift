import BenchModel
import Testing

@testable import BenchRunner

@Suite("Laps of a batch")
struct BatchLapsTests {
  @Test(
    "Laps take about half a millisecond, hold whole iterations, and no more of them than the batch",
    arguments: [
      (16_000, 8e6, 16, 1000), (1, 8e6, 1, 1), (3, 8e6, 3, 1), (17, 8e6, 8, 2), (100, 8e6, 14, 7),
      (1000, 1e6, 1, 1000),
      (1000, 5e6, 10, 100), (0, 8e6, 1, 1), (5, 0, 1, 5), (1 << 40, 10e6, 20, 1 << 40 / 20 + 1),
    ] as [(Int, Double, Int, Int)])
  func cut(iterations: Int, batch: Double, laps: Int, each: Int) {
    let cut = BatchLaps(iterations: iterations, batchNanoseconds: batch)
    #expect(cut.iterations >= 1 && cut.laps >= 1 && cut.laps * cut.iterations <= max(iterations, 1))
    #expect(cut.laps == laps || iterations > 1 << 30)
    #expect(cut.iterations == each || iterations > 1 << 30)
  }

  @Test("Both sides of a session and a run of one side give each lap of their batches")
  func laps() throws {
    var plan = RunPlan.small(launches: 3)
    (plan.batchNanoseconds, plan.launchNanoseconds) = (2e6, 8e6)
    let launchers = Sides(baseline: ScriptedLauncher([.named("a")]), current: ScriptedLauncher([.named("a")]))
    let runner = SessionRunner(
      launchers: Sides(baseline: launchers.baseline, current: launchers.current), plan: plan, report: { _ in })
    let session = runner.run(hellos: launchers.map { $0.hello }) { _ in true }
    let alone = outcome(of: ScriptedLauncher([.named("a")]), plan: plan).results
    for result in [session.results.baseline[0], session.results.current[0], alone[0]] {
      let sample = try #require(result.sample(of: .time))
      // Four batches of 2,000 iterations in four laps each.
      #expect(sample.isConsistent && sample.iterations == [500, 500, 500])
      #expect(sample.values == Array(repeating: Array(repeating: 1000, count: 16), count: 3))
    }
    let slots = try #require(session.results.current[0].sample(of: .time)?.slots)
    for row in slots {
      #expect(row.count == 16)
      for first in stride(from: 0, to: row.count, by: 4) { #expect(Set(row[first..<first + 4]).count == 1) }
    }
  }
}
