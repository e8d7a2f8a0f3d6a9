import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Failures within a suite")
struct SuiteFailureTests {
  /// A wrong answer and the request that gets it.
  struct WrongAnswer: Sendable, CustomTestStringConvertible {
    let to: String
    let answer: WorkerAnswer

    var testDescription: String { "\(to): \(answer)" }
  }

  static let wrongAnswers: [WrongAnswer] = [
    .init(to: "prepare", answer: .measured(iterations: 1, nanoseconds: [1])),
    .init(to: "prepare", answer: .calibrated(iterations: 1, operationsPerLap: 1)),
    .init(to: "warm up", answer: .prepared),
    .init(to: "warm up", answer: .measured(iterations: 2, nanoseconds: [1])),
    .init(to: "warm up", answer: .measured(iterations: 1, nanoseconds: [])),
    .init(to: "warm up", answer: .measured(iterations: 1, nanoseconds: [-1])),
    .init(to: "calibrate", answer: .prepared),
    .init(to: "calibrate", answer: .calibrated(iterations: 0, operationsPerLap: 1)),
    .init(to: "calibrate", answer: .calibrated(iterations: 1, operationsPerLap: 0)),
    .init(to: "calibrate", answer: .calibrated(iterations: -1, operationsPerLap: .min)),
    .init(to: "measure", answer: .calibrated(iterations: 1000, operationsPerLap: 1)),
    .init(to: "measure", answer: .measured(iterations: 999, nanoseconds: [1])),
    .init(to: "measure", answer: .measured(iterations: 1000, nanoseconds: [1, 1])),
    .init(to: "measure", answer: .measured(iterations: 1000, nanoseconds: [-1])),
    .init(to: "measure", answer: .measured(iterations: 1000, nanoseconds: [.nan])),
    .init(to: "measure", answer: .measured(iterations: 1000, nanoseconds: [.infinity])),
    .init(to: "time operations", answer: .prepared),
    .init(to: "time operations", answer: .measured(iterations: 1, nanoseconds: [1])),
    .init(to: "time operations", answer: .measured(iterations: 2, nanoseconds: Array(repeating: 1, count: 10))),
    .init(to: "time operations", answer: .measured(iterations: 1, nanoseconds: Array(repeating: 1, count: 11))),
    .init(
      to: "time operations", answer: .measured(iterations: 1, nanoseconds: Array(repeating: -.infinity, count: 10))),
  ]

  @Test("A wrong answer is a violation of the protocol, and the worker is not used on", arguments: wrongAnswers)
  func wrongAnswer(wrong: WrongAnswer) throws {
    let launcher = ScriptedLauncher([.named("a"), .named("b")]) { question in
      question.name == "a" && question.request.name == wrong.to ? wrong.answer : nil
    }
    let results = outcome(of: launcher).results
    #expect(results.map(\.status) == [.failed, .measured])
    #expect(results[0].failure?.kind == .protocolViolation)
    #expect(results[0].samples.isEmpty)
    let account = try #require(launcher.accounts.first { $0.name == "a" })
    #expect(account.requests.last?.name == wrong.to)
    #expect(account.isAbandoned && !account.isFinished)
  }

  @Test("One launch that fails ends its benchmark, whatever it had measured, and no other", arguments: 0..<3)
  func oneLaunch(failing: Int) {
    let launcher = ScriptedLauncher([.named("a"), .named("b"), .named("c")]) { question throws(WorkerFailure) in
      guard question.name == "b", question.launch == failing, question.request.name == "measure" else { return nil }
      throw WorkerFailure(.crashed, "it broke", output: "a last word")
    }
    var told: [Failure] = []
    let runner = SuiteRunner(launcher: launcher, plan: .small()) { event in
      if case .failed(let id, let failure) = event, id.name == "b" { told.append(failure) }
    }
    let outcome = runner.run(hello: launcher.hello) { _ in true }
    let failure = Failure(kind: .crashed, reason: "it broke", output: "a last word")
    #expect(outcome.results.map(\.status) == [.measured, .failed, .measured])
    #expect(outcome.results[1].failure == failure)
    #expect(outcome.results[1].samples.isEmpty)
    #expect(outcome.completeness == .complete)
    #expect(told == [failure])
    #expect(launcher.order.count { $0 == "b" } == failing + 1)
    #expect(launcher.order.count { $0 == "a" } == 3 && launcher.order.count { $0 == "c" } == 3)
    #expect(launcher.accounts.allSatisfy { $0.isFinished != $0.isAbandoned })
  }

  @Test("A launch that does not end cleanly is a failure, although all was measured")
  func uncleanEnd() {
    let launcher = ScriptedLauncher([.named("a"), .named("b")])
    launcher.finish = { question throws(WorkerFailure) in
      if question.name == "a" { throw WorkerFailure(.strayProcess, "it left 1 process behind") }
    }
    let results = outcome(of: launcher).results
    #expect(results.map(\.status) == [.failed, .measured])
    #expect(results[0].failure?.kind == .strayProcess)
  }

  @Test(
    "A failure that the worker reports is the result's, with a status of its own for one that took too long",
    arguments: [Failure.Kind.threwError, .wrongOutcome, .optimisedAway, .timedOut, .interrupted])
  func reported(kind: Failure.Kind) {
    let failure = Failure(kind: kind, reason: "reported", output: "words")
    let launcher = ScriptedLauncher([.named("a"), .named("b")]) { question in
      question.name == "a" && question.request.name == "calibrate" ? .failed(failure) : nil
    }
    let outcome = outcome(of: launcher)
    #expect(outcome.results.map(\.status) == [kind == .timedOut ? .timedOut : .failed, .measured])
    #expect(outcome.results[0].failure == failure)
    // A worker cannot stop the run of the others.
    #expect(outcome.completeness == .complete)
  }

  @Test("A worker that declares another list than at first is refused in that launch")
  func otherHello() {
    let launcher = ScriptedLauncher([.named("a")])
    let other = WorkerHello(
      suite: "scripted", toolchain: "none", optimised: true, benchmarks: [.named("a", operations: 1)])
    launcher.helloOfLaunch = { $0 == 1 ? other : nil }
    let results = outcome(of: launcher).results
    #expect(results[0].failure?.kind == .protocolViolation)
    #expect(results[0].failure?.reason.contains("same list in every process") == true)
    #expect(launcher.accounts.count == 2)
    #expect(launcher.accounts[1].isAbandoned && launcher.accounts[1].requests.isEmpty)
  }

  @Test("A worker that cannot be launched is a failure of that benchmark")
  func notLaunched() {
    let launcher = ScriptedLauncher([.named("a"), .named("b")])
    launcher.helloOfLaunch = { index throws(WorkerFailure) in
      if index == 0 { throw WorkerFailure(.notStarted, "the limit of processes is reached") }
      return nil
    }
    let results = outcome(of: launcher).results
    #expect(results.count { $0.status == .failed && $0.failure?.kind == .notStarted } == 1)
    #expect(results.count { $0.status == .measured } == 1)
  }

  @Test("A benchmark that asks to be skipped is not launched, and says why")
  func skipped() {
    let launcher = ScriptedLauncher([.named("a", skipReason: "no network"), .named("b")])
    let outcome = outcome(of: launcher)
    #expect(outcome.results.map(\.status) == [.skipped, .measured])
    #expect(outcome.results[0].failure == Failure(kind: .skipped, reason: "no network"))
    #expect(Set(launcher.order) == ["b"])
    #expect(outcome.completeness == .complete)
  }

  @Test("An interruption keeps what has finished and marks the run partial", arguments: [0, 1, 5, 8])
  func interruption(after launches: Int) {
    var begun = 0
    let launcher = ScriptedLauncher(["a", "b", "c"].map { .named($0) }) { question throws(WorkerFailure) in
      if question.request.name == "prepare" { begun += 1 }
      if begun > launches { throw WorkerFailure(.interrupted, "the run was stopped") }
      return nil
    }
    var hasStopped = false
    let runner = SuiteRunner(launcher: launcher, plan: .small(seed: 3)) { event in
      if case .stopping = event { hasStopped = true }
    }
    let outcome = runner.run(hello: launcher.hello) { _ in true }
    #expect(outcome.completeness == .partial)
    #expect(hasStopped)
    #expect(launcher.accounts.count == launches + 1)
    #expect(launcher.accounts.last?.isAbandoned == true)
    let finished = launcher.accounts.filter(\.isFinished).map(\.name)
    for result in outcome.results {
      let count = finished.count { $0 == result.id.name }
      #expect(result.status == (count == 0 ? .skipped : .measured))
      #expect(result.failure?.kind == (count == 0 ? .interrupted : nil))
      #expect(result.sample(of: .time)?.values.count == (count == 0 ? nil : count))
      #expect(result.warnings.contains { $0.hasPrefix("\(count) of 3 launches") } == (1...2).contains(count))
    }
  }
}
