import BenchComparison
import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles

/// A second session of what regressed, before a gate fails by it.
extension RunCommand {
  /// The session with a second one of fresh processes of the benchmarks that regressed; both files hold both.
  ///
  /// A benchmark whose second session did not come to its end, by its time, a failure or a signal, has none, and what
  /// the first one found stands.
  func confirmed(
    _ measured: MeasuredSession, _ sides: SessionSides, _ ready: ReadySides, _ session: SessionOptions,
    _ files: SessionFiles
  ) throws(ToolError) -> MeasuredSession {
    guard session.confirms, !measured.isPartial else { return measured }
    let comparison = try RunComparison.compare(measured.runs, keptIn: files.paths, policy: sides.policy)
    let regressed = ConfirmationRule.unconfirmed(in: comparison)
    guard !regressed.isEmpty else { return measured }
    var plan = options.plan
    plan.launches = max(measured.runs.current.mostRounds(of: regressed), Self.fewestRounds)
    plan.seed = options.plan.seed &+ 1
    makeProgressLine().announce(confirming: regressed.count)
    let rule = StoppingRule(looks: [], nanosecondsLeft: session.timeLeft(), outlook: { _ in SessionOutlook() })
    let recording = try measure(ready.hellos, with: ready.launchers, choosing: regressed, by: plan, stoppingRule: rule)
    let outcome = recording.outcome
    let whole = Set(
      regressed.filter { id in
        Side.allCases.allSatisfy { outcome.results[$0].first { $0.id == id }?.rounds == plan.launches }
      })
    guard !whole.isEmpty else { return measured }
    let confirmed = Sides(
      baseline: measured.runs.baseline.with(
        confirmation: outcome.results.baseline.filter { whole.contains($0.id) }, metrics: outcome.metrics.baseline
      ).with(names: ready.formerNames),
      current: measured.runs.current.with(
        confirmation: outcome.results.current.filter { whole.contains($0.id) }, metrics: outcome.metrics.current))
    return MeasuredSession(runs: try keep(confirmed, in: files), alone: measured.alone)
  }

  private typealias Side = BenchmarkRun.SessionMembership.Side

  /// A change that a session found at its first look is large, and its second estimate is to be worth showing.
  private static let fewestRounds = 10
}

extension BenchmarkRun {
  /// The most rounds that one of these benchmarks had.
  fileprivate func mostRounds(of ids: Set<BenchmarkID>) -> Int {
    results.filter { ids.contains($0.id) }.map(\.rounds).max() ?? 0
  }
}

extension BenchmarkResult {
  /// How many rounds it was timed in; none of one that failed.
  fileprivate var rounds: Int { status == .measured ? sample(of: .time)?.values.count ?? 0 : 0 }
}
