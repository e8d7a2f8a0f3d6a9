import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

/// Real processes under Callgrind, in short and only where it is installed; `.ci/check-counts` has the long form.
@Suite("Counting by Callgrind")
struct CallgrindCounterTests {
  private static let environment = ["PATH": "/usr/bin:/bin"]
  private static let id = BenchmarkID(group: "", name: "loop")

  /// A worker of the shell, whose iteration counts to so many.
  private static func worker(_ steps: Int) -> String {
    #"""
    echo '{"hello":1,"suite":"sh","toolchain":"sh","optimised":true,"benchmarks":[{"group":"","name":"loop"}]}' >&4
    while read -r line <&3; do
      case "$line" in
        *prepare*) echo '{"answer":"prepared"}' >&4 ;;
        *measure*|*warm*)
          n=${line#*\"iterations\":}; n=${n%%[,\}]*}; i=0
          while [ $i -lt $((n * \#(steps))) ]; do i=$((i + 1)); done
          echo "{\"answer\":\"measured\",\"iterations\":$n,\"nanoseconds\":[1]}" >&4 ;;
        *finish*) exit 0 ;;
      esac
    done
    """#
  }

  private static func program(
    _ side: BenchmarkRun.SessionMembership.Side, steps: Int
  ) -> CountedProgram {
    CountedProgram(
      side: side, arguments: ["/bin/sh", "-c", worker(steps)], environment: environment, directory: nil)
  }

  /// The counter of this machine; nil where Valgrind is not installed, or may not look into other processes.
  private static func counter(modelsCaches: Bool = false) throws -> CallgrindCounter? {
    let children = ChildProcessSet(endingStrays: true)
    guard let tool = try? CallgrindTool.find(environment: environment, children: children) else { return nil }
    return CallgrindCounter(
      tool, children: children, folder: try ScratchFolder(environment: environment), modelsCaches: modelsCaches)
  }

  @Test("Two counts of one program agree, and 1 % more is told from none")
  func repeats() throws {
    guard let counter = try Self.counter() else { return }
    let benchmark = CountedBenchmark(
      id: Self.id, numbers: [.baseline: 0, .current: 0], iterations: 21, timeoutNanoseconds: 60e9)
    let outcome = SuiteCounting(
      counter: counter, programs: [Self.program(.baseline, steps: 100), Self.program(.current, steps: 101)],
      seeds: [.fixed, .fixed], width: 2
    ).run([benchmark])
    try #require(outcome.refusal == nil, "\(outcome.refusal ?? "")")
    let before = outcome.counts[.baseline]?[Self.id]?.passes.map(\.instructions) ?? []
    let after = outcome.counts[.current]?[Self.id]?.passes.map(\.instructions) ?? []
    try #require(before.count == 2 && after.count == 2, "\(outcome.counts)")
    #expect(before[0] > 10_000)
    #expect((before[1] / before[0] - 1).magnitude < 0.0005)
    #expect((after[0] / before[0] - 1.01).magnitude < 0.001)
  }

  @Test("A whole command is counted with what it starts, and with what a model of caches says")
  func countsCommands() throws {
    guard let counter = try Self.counter(modelsCaches: true) else { return }
    let command = { (text: String) in MeasuredCommand(name: "sh", arguments: ["/bin/sh", "-c", text]) }
    let count = { (text: String) throws(WorkerFailure) in
      try counter.count(
        command(text), as: Self.program(.current, steps: 1), seed: .fixed, within: .seconds(60))
    }
    let (one, two) = (try count("/bin/true; :"), try count("/bin/true; /bin/true; :"))
    #expect(one.instructions > 100_000)
    #expect(two.instructions > one.instructions * 1.2)
    #expect((one.misses?.firstLevel ?? 0) > (one.misses?.lastLevel ?? 0))
    #expect((one.misses?.lastLevel ?? 0) > 0)
  }

  @Test("A command that fails has its own reason")
  func tellsFailures() throws {
    guard let counter = try Self.counter() else { return }
    #expect {
      try counter.count(
        MeasuredCommand(name: "sh", arguments: ["/bin/sh", "-c", "exit 3"]), as: Self.program(.current, steps: 1),
        seed: .fixed, within: .seconds(60))
    } throws: { error in
      (error as? WorkerFailure)?.failure.reason == "it ended with status 3"
    }
  }

  @Test("A machine without Valgrind has a reason")
  func tellsAbsence() {
    let children = ChildProcessSet()
    #expect(throws: CountingAbsence(reason: "valgrind is not installed")) {
      try CallgrindTool.find(environment: ["PATH": "/nowhere"], children: children)
    }
    // Misses of caches are modelled by Callgrind alone.
    #expect(throws: CountingAbsence(reason: "valgrind is not installed")) {
      _ = try AvailableCounter.find(environment: ["PATH": "/nowhere"], children: children, modelsCaches: true)
    }
  }
}
