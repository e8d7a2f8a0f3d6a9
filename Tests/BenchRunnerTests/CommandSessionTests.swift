import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Commands in a session")
struct CommandSessionTests {
  /// Runs two lines of shell against each other, in few short rounds.
  private static func run(
    baseline: String, current: String, launches: Int = 3, timeout: Double = 60e9, environment: [String: String] = [:]
  ) throws -> SessionRunner.Outcome {
    var plan = RunPlan.short(launches: launches)
    plan.timeoutNanoseconds = timeout
    let children = ChildProcessSet()
    let launchers = try Sides(baseline: baseline, current: current).map { text in
      CommandLauncher(
        commands: [try MeasuredCommand(name: "c", text: text, usesShell: true)],
        environment: environment.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }, children: children)
    }
    let hellos = Sides(
      baseline: try launchers.baseline.launch().hello, current: try launchers.current.launch().hello)
    let runner = SessionRunner(
      launchers: Sides(baseline: launchers.baseline, current: launchers.current), plan: plan, report: { _ in })
    return runner.run(hellos: hellos) { _ in true }
  }

  @Test("Each batch is one process, in as many rounds on both sides, with what the system knows of it")
  func measured() throws {
    let outcome = try Self.run(baseline: "exit 0", current: "exec true")
    for results in [outcome.results.baseline, outcome.results.current] {
      #expect(results.map(\.status) == [.measured])
      let sample = try #require(results[0].sample(of: .time))
      #expect(sample.round == [0, 1, 2] && sample.iterations == [1, 1, 1])
      #expect(sample.values.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 > 0 } })
      #expect(results[0].sample(of: .cpuTime)?.values.count == 3)
      #expect(results[0].sample(of: .latency) == nil && results[0].sample(of: .allocations) == nil)
    }
    let sides = [outcome.results.baseline[0], outcome.results.current[0]].map {
      $0.sample(of: .time)?.values.map(\.count)
    }
    #expect(sides[0] == sides[1])
  }

  @Test(
    "A command that does not end well is a failure with its reason and its last words",
    arguments: [
      ("echo sorry >&2; exit 3", Failure.Kind.wrongOutcome, "it ended with status 3", "sorry" as String?),
      ("kill -SEGV $$", .crashed, "it was killed by SIGSEGV", nil),
      ("exec /nonexistent", .wrongOutcome, "status 127", nil),
    ])
  func failing(text: String, kind: Failure.Kind, reason: String, output: String?) throws {
    let outcome = try Self.run(baseline: "exit 0", current: text)
    let result = outcome.results.current[0]
    #expect(result.status == .failed && result.failure?.kind == kind)
    #expect(result.failure?.reason.contains(reason) == true, "\(result.failure?.reason ?? "")")
    if let output { #expect(result.failure?.output == output) }
    #expect(outcome.results.baseline[0].status == .skipped)
  }

  @Test("A command that does not end is ended")
  func hanging() throws {
    let outcome = try Self.run(baseline: "exit 0", current: "sleep 1000", timeout: 3e8)
    #expect(outcome.results.current[0].status == .timedOut)
  }

  @Test("A program that is not there is said to be missing")
  func missing() throws {
    let children = ChildProcessSet()
    let launcher = CommandLauncher(
      commands: [MeasuredCommand(name: "c", arguments: ["/nonexistent"])], environment: [:], children: children)
    let worker = try launcher.launch()
    _ = try worker.ask(.prepare(benchmark: 0), timeoutNanoseconds: 1e9)
    do {
      _ = try worker.ask(.measure(iterations: 1), timeoutNanoseconds: 1e9)
      Issue.record("it was started")
    } catch {
      #expect(error.failure.kind == .notStarted && error.failure.reason.contains("cannot start '/nonexistent'"))
    }
  }

  @Test("A round has one seed of hashes for both sides, unless the user has pinned it")
  func seeds() throws {
    let drawn = LaunchEnvironment(["A": "b"])
    #expect(drawn.variables(hashSeed: 7) == ["A": "b", "PYTHONHASHSEED": "0000000007"])
    #expect(drawn.variables(hashSeed: nil) == ["A": "b"])
    let pinned = LaunchEnvironment(["PYTHONHASHSEED": "1"])
    #expect(pinned.variables(hashSeed: .max) == ["PYTHONHASHSEED": "1"])
  }
}
