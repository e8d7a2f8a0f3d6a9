import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Existing suites in a session")
struct HarnessSessionTests {
  private static func run(
    _ suite: FakeSuite, _ baseline: String, _ current: String, harness: Harness = .listing, launches: Int = 3,
    timeout: Double = 60e9, stoppingRule: StoppingRule = .asPlanned
  ) throws -> SessionRunner.Outcome {
    let launchers = Sides(
      baseline: try suite.launcher(baseline, harness: harness, named: "base"),
      current: try suite.launcher(current, harness: harness, named: "new"))
    let hellos = Sides(
      baseline: try launchers.baseline.launch().hello, current: try launchers.current.launch().hello)
    var plan = RunPlan.short(launches: launches)
    plan.timeoutNanoseconds = timeout
    let runner = SessionRunner(
      launchers: Sides(baseline: launchers.baseline, current: launchers.current), plan: plan,
      stoppingRule: stoppingRule,
      report: { _ in })
    return runner.run(hellos: hellos) { _ in true }
  }

  private static let two = """
    case $1 in list) printf 'a\\nb\\n';; one) echo "$2 1 2 3";; esac
    """

  @Test("A round starts both sides once for each benchmark, and its output is the round's values")
  func rounds() throws {
    let suite = try FakeSuite()
    let outcome = try Self.run(suite, Self.two, Self.two.replacing("1 2 3", with: "4 5"))
    for (side, values) in [("base", [1.0, 2, 3]), ("new", [4.0, 5])] {
      let results = side == "base" ? outcome.results.baseline : outcome.results.current
      #expect(results.map(\.id.name) == ["a", "b"] && results.allSatisfy { $0.status == .measured })
      let sample = try #require(results[1].sample(of: .time))
      #expect(sample.round == [0, 1, 2] && sample.iterations == [7, 7, 7])
      #expect(sample.values == [values, values, values])
      #expect(
        try suite.calls(of: side).sorted() == ["list"] + Array(repeating: "one a", count: 3)
          + Array(repeating: "one b", count: 3))
    }
    // Which side is first is drawn, and is another in some round.
    let orders = zip(
      outcome.results.baseline.compactMap { $0.sample(of: .time)?.order }.joined(),
      outcome.results.current.compactMap { $0.sample(of: .time)?.order }.joined())
    #expect(Set(orders.map { $0 < $1 }).count == 2)
  }

  @Test("Where a start runs everything, one start is the round of all benchmarks")
  func shared() throws {
    let suite = try FakeSuite()
    let outcome = try Self.run(suite, "echo a 1; echo b 2", "echo a 3; echo b 4", harness: .whole)
    #expect(try suite.calls(of: "base") == ["list", "all", "all", "all"])
    #expect(try suite.calls(of: "new") == ["list", "all", "all", "all"])
    #expect(outcome.results.current.map { $0.sample(of: .time)?.values } == [[[3], [3], [3]], [[4], [4], [4]]])
  }

  @Test("A benchmark that only one side has is measured by itself there")
  func oneSided() throws {
    let suite = try FakeSuite()
    let outcome = try Self.run(suite, Self.two, "case $1 in list) echo a;; one) echo \"$2 1\";; esac")
    #expect(outcome.results.baseline.map(\.id.name) == ["a", "b"] && outcome.results.current.map(\.id.name) == ["a"])
    #expect(outcome.results.baseline.map(\.status) == [.measured, .measured])
  }

  @Test(
    "A start that does not give what it was asked for fails that benchmark on that side, and says why",
    arguments: [
      ("echo a 1; echo ab 2", Failure.Kind.wrongOutcome, "matches 2 benchmarks, 'a', 'ab': give each a name"),
      ("true", .wrongOutcome, "the suite ended well, and its output is of no benchmark"),
      ("echo z 1", .wrongOutcome, "the suite's output is without it, and of 'z'"),
      ("echo nonsense", .wrongOutcome, "the suite's output cannot be read: 'nonsense'"),
      ("echo a 1; echo why >&2; exit 3", .wrongOutcome, "the suite ended with status 3"),
      ("kill -SEGV $$", .crashed, "the suite was killed by SIGSEGV"),
      ("echo a broken", .reported, "broken"), ("echo a skip", .reported, "the suite skips it: skip"),
      ("sleep 100 & echo a 1", .strayProcess, "the suite left 1 process behind"),
    ])
  func faults(script: String, kind: Failure.Kind, reason: String) throws {
    let suite = try FakeSuite()
    let outcome = try Self.run(
      suite, Self.two, "case \"$*\" in list) echo a; echo b;; 'one a') \(script);; *) echo b 1;; esac")
    let failed = outcome.results.current[0]
    #expect(failed.status == .failed && failed.failure?.kind == kind)
    #expect(failed.failure?.reason.contains(reason) == true, "\(failed.failure?.reason ?? "")")
    if script.contains(">&2") { #expect(failed.failure?.output == "why") }
    #expect(outcome.results.current[1].status == .measured)
    #expect(outcome.results.baseline.map(\.status) == [.skipped, .measured])
  }

  @Test("A start that does not end is ended, and that is its benchmark's state")
  func hanging() throws {
    let suite = try FakeSuite()
    let outcome = try Self.run(
      suite, Self.two, "case \"$*\" in list) echo a; echo b;; 'one a') sleep 1000;; *) echo b 1;; esac",
      timeout: 3e9)
    #expect(outcome.results.current.map(\.status) == [.timedOut, .measured])
  }

  @Test("Where no time is left, every benchmark has the least rounds all the same, and the session is cut")
  func least() throws {
    let rule = StoppingRule(looks: [4, 9], leastRounds: 4, nanosecondsLeft: { 0 }, outlook: { _ in SessionOutlook() })
    let suite = try FakeSuite()
    let outcome = try Self.run(suite, Self.two, Self.two, launches: 20, stoppingRule: rule)
    #expect(outcome.results.current.map { $0.sample(of: .time)?.round } == [[0, 1, 2, 3], [0, 1, 2, 3]])
    #expect(outcome.isCut)
  }

  @Test("A start that runs more than the suite had when it was listed is refused")
  func more() throws {
    let suite = try FakeSuite()
    let outcome = try Self.run(suite, "echo a 1", "echo a 1; [ $1 = list ] || echo c 1", harness: .whole)
    #expect(outcome.results.current[0].failure?.reason.contains("matches 2 benchmarks, 'a', 'c'") == true)
  }
}
