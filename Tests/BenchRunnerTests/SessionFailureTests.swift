import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Failures in a session")
struct SessionFailureTests {
  typealias Session = SessionRunnerTests.Session
  typealias Side = BenchmarkRun.SessionMembership.Side

  private func launchers(
    _ side: Side, _ names: [String] = ["a", "b"], failingWith script: @escaping ScriptedLauncher.Script
  ) -> Session {
    let declarations = names.map { WorkerHello.Declaration.named($0) }
    let failing = ScriptedLauncher(declarations, script: script)
    let other = ScriptedLauncher(declarations)
    return side == .baseline ? Session(failing, other) : Session(other, failing)
  }

  @Test(
    "A side that fails has failed, the other keeps the rounds before, and all else is whole",
    arguments: [Side.baseline, .current])
  func midSession(side: Side) throws {
    let session = launchers(side) { question throws(WorkerFailure) in
      guard question.name == "a", question.launch == 2, case .measure = question.request else { return nil }
      throw WorkerFailure(.crashed, "it was killed by SIGKILL")
    }
    let outcome = session.run(plan: .small(launches: 5))
    #expect(outcome.completeness == .complete)
    let failed = outcome.results[side][0]
    #expect(failed.status == .failed && failed.failure?.kind == .crashed)
    let other = outcome.results[side == .baseline ? .current : .baseline][0]
    #expect(other.status == .measured && other.sample(of: .time)?.round == [0, 1])
    #expect(other.warnings == ["2 of 5 launches: it was stopped before the others"])
    for results in [outcome.results.baseline, outcome.results.current] {
      #expect(results[1].status == .measured && results[1].sample(of: .time)?.round == Array(0..<5))
    }
    // Of the failed round both workers are ended; no further round of this benchmark begins.
    for launcher in [session.sides.baseline, session.sides.current] {
      #expect(launcher.accounts.count { $0.name == "a" } == 3)
      #expect(launcher.accounts.count { $0.isAbandoned } == 1)
    }
  }

  @Test("A side that fails in the first round leaves the other unmeasured, and says why")
  func firstRound() {
    let session = launchers(.baseline) { question throws(WorkerFailure) in
      guard question.name == "a" else { return nil }
      throw WorkerFailure(.timedOut, "it did not answer 'prepare' within 7.0 seconds")
    }
    let outcome = session.run()
    #expect(outcome.results.baseline.map(\.status) == [.timedOut, .measured])
    #expect(outcome.results.current.map(\.status) == [.skipped, .measured])
    #expect(
      outcome.results.current[0].failure?.reason
        == "the baseline side failed in the first round: it did not answer 'prepare' within 7.0 seconds")
  }

  @Test(
    "An answer that is none costs its benchmark, whatever it is",
    arguments: [
      WorkerAnswer.prepared, .measured(iterations: 3, nanoseconds: [1]), .measured(iterations: 1000, nanoseconds: []),
      .measured(iterations: 1000, nanoseconds: [-1]), .measured(iterations: 1000, nanoseconds: [.nan]),
      .calibrated(iterations: 1, operationsPerLap: 1), .probed(figures: []),
      .failed(Failure(kind: .wrongOutcome, reason: "gave 4")),
    ])
  func garbage(answer: WorkerAnswer) {
    let session = launchers(.current) { question in
      guard question.name == "a", case .measure = question.request else { return nil }
      return answer
    }
    let outcome = session.run()
    #expect(outcome.results.current.map(\.status) == [.failed, .measured])
    #expect(outcome.results.baseline.map(\.status) == [.skipped, .measured])
  }

  @Test("Calibrations that no machine could have given trap nothing", arguments: [0, -1, 1, Int.max])
  func calibration(iterations: Int) {
    let session = launchers(.current, ["a"]) { question in
      guard case .calibrate = question.request else { return nil }
      return .calibrated(iterations: iterations, operationsPerLap: max(1, iterations))
    }
    #expect(session.run().results.current[0].status == (iterations > 0 ? .measured : .failed))
  }

  @Test("An interruption keeps whole rounds of both sides and is partial")
  func interrupted() {
    var asked = 0
    let session = launchers(.current) { question throws(WorkerFailure) in
      guard case .measure = question.request else { return nil }
      asked += 1
      if asked == 40 { throw WorkerFailure(.interrupted, "the run was stopped") }
      return nil
    }
    let outcome = session.run(plan: .small(launches: 20))
    #expect(outcome.completeness == .partial)
    for (before, after) in zip(outcome.results.baseline, outcome.results.current) {
      let rounds = [before.sample(of: .time)?.round, after.sample(of: .time)?.round]
      #expect(rounds[0] == rounds[1] && rounds[0]?.isEmpty == false)
    }
  }

  @Test("What one side alone has is measured alone; what either skips is skipped on both")
  func oneSided() {
    let skipped = WorkerHello.Declaration.named("s", skipReason: "not here")
    let session = Session(
      ScriptedLauncher([.named("a"), .named("old"), skipped]),
      ScriptedLauncher([.named("new"), .named("a"), .named("s")]))
    let outcome = session.run(plan: .small(launches: 8))
    #expect(outcome.results.baseline.map(\.id.name) == ["a", "old", "s"])
    #expect(outcome.results.baseline.map(\.status) == [.measured, .measured, .skipped])
    #expect(outcome.results.current.map(\.id.name) == ["new", "a", "s"])
    #expect(outcome.results.current.map(\.status) == [.measured, .measured, .skipped])
    #expect(outcome.results.current[0].sample(of: .time)?.values.count == 3)
    #expect(outcome.results.current[2].failure?.reason == "not here")
  }

  @Test("A second worker that does not start ends the first, and is the failure of its side")
  func notStarted() {
    let session = Session(ScriptedLauncher([.named("a")]), ScriptedLauncher([.named("a")]))
    session.sides.current.helloOfLaunch = { _ throws(WorkerFailure) in throw WorkerFailure(.notStarted, "gone") }
    let outcome = session.run(plan: .small(launches: 6))
    #expect(outcome.results.current[0].failure?.kind == .notStarted)
    #expect(session.sides.baseline.accounts.allSatisfy { $0.isAbandoned })
  }

  @Test("A worker that declares other benchmarks in a later launch has failed")
  func otherHello() {
    let session = Session(ScriptedLauncher([.named("a")]), ScriptedLauncher([.named("a")]))
    let other = ScriptedLauncher([.named("b")]).hello
    session.sides.current.helloOfLaunch = { place in place == 2 ? other : nil }
    let outcome = session.run(plan: .small(launches: 6))
    #expect(outcome.results.current[0].failure?.reason.contains("declared other benchmarks") == true)
    #expect(outcome.results.baseline[0].sample(of: .time)?.round == [0, 1])
  }
}
