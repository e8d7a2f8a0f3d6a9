import BenchModel
import Glibc
import Testing

@testable import BenchRunner

@Suite("Commands in turn")
struct CommandRunnerTests {
  private static func command(
    _ name: String, _ script: String, preparation: String? = nil, cleanup: String? = nil,
    allowed: MeasuredCommand.AllowedExits = .success
  ) -> MeasuredCommand {
    func shell(_ text: String) -> [String] { ["/bin/sh", "-c", text] }
    return MeasuredCommand(
      id: BenchmarkID(group: "", name: name), arguments: shell(script), preparation: preparation.map(shell),
      cleanup: cleanup.map(shell), allowed: allowed)
  }

  private static func run(
    _ commands: [MeasuredCommand], runs: Int? = 4, warmup: Int = 0, seed: UInt64 = 1, folder: String? = nil,
    timeout: Double = 60e9
  ) -> (outcome: SuiteRunner.Outcome, events: [RunEvent]) {
    let launcher = CommandLauncher(
      commands: commands, environment: ["PATH": "/usr/bin:/bin"], directory: folder, children: ChildProcessSet())
    let plan = CommandPlan(runs: runs, warmupRuns: warmup, seed: seed, timeoutNanoseconds: timeout)
    var events: [RunEvent] = []
    let outcome = launcher.runner(plan) { events.append($0) }.run { _ in true }
    return (outcome, events)
  }

  /// The lines that commands wrote into a file of a folder of their own.
  private static func log(_ body: (String) throws -> Void) rethrows -> [String] {
    var template = Array("/tmp/bench-commands-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return [] }
    let folder = String(cString: made)
    defer {
      unlink("\(folder)/log")
      rmdir(folder)
    }
    try body(folder)
    guard let file = fopen("\(folder)/log", "r") else { return [] }
    defer { fclose(file) }
    var lines: [String] = []
    while let byte = Optional(fgetc(file)), byte != EOF {
      if byte == 10 {
        lines.append("")
      } else {
        if lines.isEmpty { lines.append("") }
        lines[lines.count - 1].unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: byte)))
      }
    }
    return lines.filter { !$0.isEmpty }
  }

  @Test("Every run is a launch of one value, with user and system time; commands take turns in random order")
  func columns() throws {
    let commands = ["a", "b", "c"].map { Self.command($0, "exit 0") }
    let outcome = Self.run(commands, runs: 6).outcome
    #expect(outcome.completeness == .complete && outcome.results.map(\.id.name) == ["a", "b", "c"])
    #expect(Array(outcome.metrics.prefix(3)) == [.time, .userTime, .systemTime])
    var orders: [Int] = []
    for result in outcome.results {
      let sample = try #require(result.sample(of: .time))
      #expect(
        sample.isConsistent && sample.process == Array(0..<6) && sample.iterations == Array(repeating: 1, count: 6))
      #expect(sample.values.allSatisfy { $0.count == 1 && $0[0] > 0 })
      #expect(result.sample(of: .userTime)?.values.count == 6 && result.sample(of: .systemTime)?.values.count == 6)
      // Each round holds every command once.
      #expect(sample.order.enumerated().allSatisfy { $0.element / 3 == $0.offset })
      orders += sample.order
    }
    #expect(orders.sorted() == Array(0..<18))
    let other = Self.run(commands, runs: 6, seed: 2).outcome
    #expect(other.results.map { $0.sample(of: .time)?.order } != outcome.results.map { $0.sample(of: .time)?.order })
  }

  @Test("Warm-up comes first, preparation before each run, cleanup once at the end")
  func surroundings() {
    let lines = Self.log { folder in
      let command = Self.command(
        "a", "echo run >> log", preparation: "echo prepare >> log", cleanup: "echo clean >> log")
      let result = Self.run([command], runs: 3, warmup: 2, folder: folder).outcome.results[0]
      #expect(result.status == .measured && result.sample(of: .time)?.values.count == 3)
    }
    #expect(lines == Array(repeating: ["prepare", "run"], count: 5).flatMap { $0 } + ["clean"])
  }

  @Test(
    "One that ends otherwise than allowed fails with its reason, and the others go on",
    arguments: [
      ("echo sorry >&2; exit 3", nil, nil, Failure.Kind.wrongOutcome, "it ended with status 3"),
      ("kill -SEGV $$", nil, nil, .crashed, "it was killed by SIGSEGV"),
      ("exit 0", "exit 4", nil, .wrongOutcome, "its preparation ended with status 4"),
      ("exit 0", nil, "exit 5", .wrongOutcome, "its cleanup ended with status 5"),
    ] as [(String, String?, String?, Failure.Kind, String)])
  func failing(script: String, preparation: String?, cleanup: String?, kind: Failure.Kind, reason: String) {
    let ended = Self.run([
      Self.command("bad", script, preparation: preparation, cleanup: cleanup), Self.command("good", "exit 0"),
    ])
    let (bad, good) = (ended.outcome.results[0], ended.outcome.results[1])
    #expect(bad.status == .failed && bad.failure?.kind == kind && bad.samples.isEmpty)
    #expect(bad.failure?.reason.hasPrefix(reason) == true, "\(String(describing: bad.failure))")
    #expect(good.status == .measured && good.sample(of: .time)?.values.count == 4)
  }

  @Test("What is allowed is no failure; a program that is not there and one that does not end are")
  func allowed() {
    let results = Self.run(
      [
        Self.command("one", "exit 1", allowed: .these([0, 1])), Self.command("any", "exit 200", allowed: .all),
        Self.command("two", "exit 2", allowed: .these([0, 1])),
        MeasuredCommand(name: "none", arguments: ["/nonexistent"]), Self.command("slow", "exec sleep 1000"),
      ], runs: 1, timeout: 0.3e9
    ).outcome.results
    #expect(results.map(\.status) == [.measured, .measured, .failed, .failed, .timedOut])
    #expect(results[3].failure?.kind == .notStarted)
  }

  @Test(
    "The number of runs follows the first one, within bounds, unless it is said",
    arguments: [(1e9, 10), (0.1e9, 30), (1e6, 1000), (0, 1000), (.infinity, 10)] as [(Double, Int)])
  func count(first: Double, runs: Int) {
    let plan = CommandPlan(runs: nil, warmupRuns: 0, seed: 1, timeoutNanoseconds: 1)
    #expect(plan.runs(ofCommandThatTakes: first) == runs)
    #expect(CommandPlan(runs: 7, warmupRuns: 0, seed: 1, timeoutNanoseconds: 1).runs(ofCommandThatTakes: first) == 7)
  }

  @Test("Warnings are what the times show: brief commands, a slow first run, others far off, and else nothing")
  func warnings() {
    func warnings(_ milliseconds: [Double], warmup: Bool = false) -> [String] {
      let runs = milliseconds.map {
        CommandRun(wallNanoseconds: $0 * 1e6, userNanoseconds: 0, systemNanoseconds: 0, peakMemory: nil)
      }
      return CommandSamples(runs: runs, orders: Array(runs.indices)).warnings(hadWarmup: warmup)
    }
    let calm = [100, 101, 99, 100, 102, 98, 100, 101.0]
    #expect(warnings(calm).isEmpty && warnings(Array(calm.prefix(4))).isEmpty)
    #expect(warnings(calm.map { $0 / 50 }).map { $0.hasPrefix("it takes less than 5 ms") } == [true])
    #expect(warnings([180] + calm).map { $0.hasPrefix("the first run took much longer") } == [true])
    #expect(
      warnings([180] + calm)[0].contains("--warmup") && !warnings([180] + calm, warmup: true)[0].contains("--warmup"))
    #expect(warnings(calm + [180, 190]).map { $0.hasPrefix("2 of 10 runs took much longer") } == [true])
    // Runs that hardly scatter, and runs that are fast, have no outliers worth a word.
    #expect(warnings([100, 100, 100, 100, 100, 101]).isEmpty && warnings(calm + [20]).isEmpty)
  }
}
