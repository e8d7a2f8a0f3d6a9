import BenchModel
import Testing
import WorkerProtocol

@testable import BenchRunner

@Suite("Workers under new names")
struct RenamingLauncherTests {
  @Test("A session measures a benchmark beside the one that it was renamed to, and gives the old name back")
  func paired() throws {
    let baseline = ScriptedLauncher([.named("old"), .named("kept")])
    let current = ScriptedLauncher([.named("kept"), .named("new")])
    let (old, new) = (baseline.hello.benchmarks[0].id, current.hello.benchmarks[1].id)
    let launchers = Sides<any WorkerLauncher>(
      baseline: RenamingLauncher(baseline, names: [old: new]), current: current)
    let runner = SessionRunner(launchers: launchers, plan: .small(), report: { _ in })
    let outcome = runner.run(
      hellos: Sides(baseline: baseline.hello.with(names: [old: new]), current: current.hello)
    ) { _ in true }
    #expect(outcome.completeness == .complete)
    for side in BenchmarkRun.SessionMembership.Side.allCases {
      let results = outcome.results[side]
      #expect(Set(results.map(\.id.name)) == ["kept", "new"])
      #expect(results.allSatisfy { $0.sample(of: .time)?.round == [0, 1, 2] })
    }
    // The base's worker was asked for its own benchmark, by its number.
    #expect(Set(baseline.order) == ["old", "kept"])
    let run = BenchmarkRun(
      id: "r", suite: "s", environment: RunEnvironment(), metrics: outcome.metrics.baseline,
      results: outcome.results.baseline)
    #expect(run.with(names: [new: old]).results.map(\.id.name) == ["old", "kept"])
  }
}
