import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Counting a suite")
struct SuiteCountingTests {
  private typealias Side = BenchmarkRun.SessionMembership.Side

  private static func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "", name: name) }

  private static func program(_ side: Side) -> CountedProgram {
    CountedProgram(side: side, arguments: ["worker"], environment: [:], directory: nil)
  }

  private static func benchmarks(_ names: [String], iterations: Int = 101) -> [CountedBenchmark] {
    names.enumerated().map { place, name in
      CountedBenchmark(
        id: id(name), numbers: [.baseline: place, .current: place], iterations: iterations, timeoutNanoseconds: 1e9)
    }
  }

  private static func launcher(
    _ names: [String], script: @escaping ScriptedLauncher.Script = { _ in nil }
  ) -> ScriptedLauncher {
    ScriptedLauncher(names.map { .named($0) }, script: script)
  }

  private static func count(
    _ counter: ScriptedCounter, _ names: [String], seeds: [CountSeed] = [.fixed], width: Int = 2,
    sides: [Side] = [.baseline, .current]
  ) -> SuiteCounting.Outcome {
    SuiteCounting(counter: counter, programs: sides.map(program), seeds: seeds, width: width).run(benchmarks(names))
  }

  @Test("A figure is that of an iteration, without what a worker does around its laps")
  func countsIterations() {
    let launchers: [Side: ScriptedLauncher] = [
      .baseline: Self.launcher(["a", "b"]), .current: Self.launcher(["a", "b"]),
    ]
    let counter = ScriptedCounter(launchers) { side, _, name in
      (name == "a" ? 100 : 1e6) * (side == .current ? 1.01 : 1)
    }
    let outcome = Self.count(counter, ["a", "b"])
    #expect(outcome.refusal == nil)
    for (side, factor) in [(Side.baseline, 1.0), (.current, 1.01)] {
      let a = outcome.counts[side]?[Self.id("a")]
      #expect(a?.iterations == 100)
      #expect(a?.passes.count == 1)
      #expect(((a?.passes.first?.instructions ?? 0) - 100 * factor).magnitude < 1e-6)
      #expect(((outcome.counts[side]?[Self.id("b")]?.passes.first?.instructions ?? 0) - 1e6 * factor).magnitude < 1e-3)
    }
  }

  @Test("One process counts all benchmarks of a side, and each seed has one of its own")
  func sharesProcesses() {
    let launchers: [Side: ScriptedLauncher] = [
      .baseline: Self.launcher(["a", "b", "c"]), .current: Self.launcher(["a", "b", "c"]),
    ]
    let counter = ScriptedCounter(launchers) { _, seed, _ in
      if case .drawn(let number) = seed { Double(number) } else { 1000 }
    }
    let outcome = Self.count(counter, ["a", "b", "c"], seeds: [.fixed, .drawn(1001), .drawn(1002)])
    #expect(counter.events.count == 6)
    #expect(counter.events.prefix(2) == ["start baseline", "start current"])
    let passes = outcome.counts[.current]?[Self.id("c")]?.passes.map(\.instructions) ?? []
    #expect(passes.map { $0.rounded() } == [1000, 1001, 1002])
    #expect(launchers[.current]?.accounts.allSatisfy(\.isFinished) == true)
  }

  @Test("More cores share the benchmarks among more processes")
  func usesCores() {
    let names = ["a", "b", "c", "d", "e"]
    let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(names)]
    let counter = ScriptedCounter(launchers) { _, _, _ in 50 }
    let outcome = Self.count(counter, names, width: 3, sides: [.current])
    #expect(counter.events.count == 3)
    #expect(outcome.counts[.current]?.count == 5)
    #expect(outcome.counts[.current]?.values.allSatisfy { $0.failure == nil && $0.passes.count == 1 } == true)
  }

  @Test("What happens once beside a lap is in none of the figures")
  func takesTheSmaller() {
    for disturbed in [3, 4] {
      let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(["a"])]
      let counter = ScriptedCounter(launchers) { _, _, _ in 100 }
      counter.disturbance = (take: disturbed, instructions: 60_000)
      let counted = Self.count(counter, ["a"], sides: [.current]).counts[.current]?[Self.id("a")]
      #expect(((counted?.passes.first?.instructions ?? 0) - 100).magnitude < 1e-6)
    }
  }

  @Test("A body that executes little for its time has a longer second lap, the same on both sides and in all starts")
  func lengthensLaps() {
    let launchers: [Side: ScriptedLauncher] = [.baseline: Self.launcher(["a"]), .current: Self.launcher(["a"])]
    let counter = ScriptedCounter(launchers) { side, _, _ in side == .current ? 101 : 100 }
    let slow = CountedBenchmark(
      id: Self.id("a"), numbers: [.baseline: 0, .current: 0], iterations: 3, nanoseconds: 100e3, timeoutNanoseconds: 1e9
    )
    let outcome = SuiteCounting(
      counter: counter, programs: [Self.program(.baseline), Self.program(.current)], seeds: [.fixed, .drawn(3)],
      width: 2
    ).run([slow])
    let laps = launchers.values.flatMap { launcher in launcher.accounts.compactMap(\.requests.last) }
    #expect(laps.count == 4)
    #expect(laps.allSatisfy { $0 == .measure(iterations: 2000) })
    // A million instructions would be 14,852 iterations, and 0.3 s is 3,000; 2,000 is the next round number.
    #expect(outcome.counts[.current]?[Self.id("a")]?.iterations == 1999)
    #expect(((outcome.counts[.current]?[Self.id("a")]?.passes.last?.instructions ?? 0) - 101).magnitude < 1e-6)
  }

  @Test("A benchmark that fails has its reason, and the others their counts")
  func survivesFailures() {
    let script: ScriptedLauncher.Script = { question in
      guard question.name == "b", case .measure = question.request else { return nil }
      return .failed(Failure(kind: .threwError, reason: "no"))
    }
    let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(["a", "b", "c"], script: script)]
    let counter = ScriptedCounter(launchers) { _, _, _ in 50 }
    let counts = Self.count(counter, ["a", "b", "c"], sides: [.current]).counts[.current] ?? [:]
    #expect(counts[Self.id("b")]?.failure == "no")
    #expect(counts[Self.id("a")]?.failure == nil)
    #expect(counts[Self.id("c")]?.failure == nil)
  }

  @Test("A worker that ends takes its benchmark with it, and another process counts the rest")
  func startsAgain() {
    let script: ScriptedLauncher.Script = { question throws(WorkerFailure) in
      if question.name == "b" { throw WorkerFailure(.crashed, "it was killed") }
      return nil
    }
    let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(["a", "b", "c"], script: script)]
    let counter = ScriptedCounter(launchers) { _, _, _ in 50 }
    let outcome = Self.count(counter, ["a", "b", "c"], width: 1, sides: [.current])
    #expect(outcome.refusal == nil)
    #expect(counter.events.count == 2)
    #expect(outcome.counts[.current]?[Self.id("b")]?.failure == "it was killed")
    #expect(outcome.counts[.current]?[Self.id("c")]?.passes.count == 1)
  }

  @Test("A program that cannot be started under the counter is refused once, with the reason")
  func tellsRefusal() {
    let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(["a"])]
    let counter = ScriptedCounter(launchers) { _, _, _ in 50 }
    counter.refusal = WorkerFailure(.notStarted, "Callgrind refuses it")
    let outcome = Self.count(counter, ["a"], sides: [.current])
    #expect(outcome.refusal == "Callgrind refuses it")
  }

  @Test("What executes no more in more iterations was not counted where it ran")
  func tellsWrongProcess() {
    let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(["a"])]
    let counter = ScriptedCounter(launchers) { _, _, _ in 0 }
    let failure = Self.count(counter, ["a"], sides: [.current]).counts[.current]?[Self.id("a")]?.failure
    #expect(failure?.hasPrefix("more iterations executed no more instructions") == true)
  }

  @Test("A stopped tool counts no further")
  func stops() {
    let script: ScriptedLauncher.Script = { _ throws(WorkerFailure) in
      throw WorkerFailure(.interrupted, "the run was stopped")
    }
    let launchers: [Side: ScriptedLauncher] = [.current: Self.launcher(["a", "b"], script: script)]
    let counter = ScriptedCounter(launchers) { _, _, _ in 50 }
    #expect(Self.count(counter, ["a", "b"], width: 1, sides: [.current]).isInterrupted)
    #expect(counter.events.count == 1)
  }

  @Test("Iterations follow from the cost, from two on")
  func choosesIterations() {
    func iterations(_ nanoseconds: Double) -> Int {
      CountedBenchmark.iterations(nanoseconds: nanoseconds, wantedInstructions: 15e6)
    }
    #expect(iterations(100e3) == 50)
    #expect(iterations(1) == 5_000_000)
    #expect(iterations(1e9) == 2)
    #expect(iterations(101e3) == 20)
    #expect(iterations(600e3) == 5)
    #expect(iterations(0) == 2)
    #expect(iterations(.nan) == 2)
    #expect(iterations(1e-9) == 100_000_000)
  }

  @Test("Commands are counted whole, one at a time, and one that fails keeps its reason")
  func countsCommands() {
    let counter = ScriptedCounter([:]) { side, _, name in side == .current ? 1010 : 1000 }
    let command = MeasuredCommand(name: "sort", arguments: ["sort", "x"])
    let outcome = CommandCounting(counter: counter, seeds: [.fixed, .drawn(7)], timeoutNanoseconds: 1e9)
      .run([(Self.program(.baseline), command), (Self.program(.current), command)])
    #expect(
      outcome.counts[.current]?[Self.id("sort")]?.passes == [.init(instructions: 1010), .init(instructions: 1010)])
    #expect(outcome.counts[.baseline]?[Self.id("sort")]?.passes.count == 2)
    counter.refusal = WorkerFailure(.wrongOutcome, "it ended with status 1")
    let failed = CommandCounting(counter: counter, seeds: [.fixed], timeoutNanoseconds: 1e9)
      .run([(Self.program(.current), command)])
    #expect(failed.counts[.current]?[Self.id("sort")]?.failure == "it ended with status 1")
  }
}
