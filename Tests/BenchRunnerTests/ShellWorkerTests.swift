import BenchModel
import Glibc
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Workers that break the protocol")
struct ShellWorkerTests {
  /// A shell function for each step of a conversation, so that scripts read as one.
  static let steps = #"""
    hello() {
      echo '{"hello":1,"optimised":true,"suite":"s","toolchain":"t","benchmarks":[{"group":"","name":"n"}]}' >&4
    }
    hear() { read -r request <&3; }
    prepared() { echo '{"answer":"prepared"}' >&4; }
    measured() { echo "{\"answer\":\"measured\",\"iterations\":$1,\"nanoseconds\":[$2]}" >&4; }
    calibrated() { echo '{"answer":"calibrated","iterations":4,"operationsPerLap":1}' >&4; }
    honest() {
      hello; hear; prepared; hear; measured 1 1000; hear; measured 2 2000; hear; calibrated
      hear; measured 4 1000000; hear; measured 4 1000000; hear; measured 4 1000000
      hear; measured 1 5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5
    }

    """#

  /// A script, and the failure that it ends in.
  typealias Case = (script: String, kind: Failure.Kind, reason: String)

  @Test("A script that keeps to the protocol is a worker")
  func honest() async {
    await #expect(processExitsWith: .success) {
      let workers = RealWorkers()
      let before = workers.openDescriptors
      let result = try ShellWorkerTests.result(of: "honest; hear; exit 0", in: workers)
      #expect(result.status == .measured, "\(result)")
      #expect(result.sample(of: .time)?.values == [[250_000, 250_000, 250_000]], "\(result)")
      #expect(result.sample(of: .latency)?.values == [Array(repeating: 5, count: 20)], "\(result)")
      workers.expectNothingLeft(descriptors: before)
    }
  }

  static let wrongStarts: [Case] = [
    ("exec sleep 1000", .timedOut, "did not say its hello within 0.3 seconds"),
    ("trap '' TERM; sleep 1000; sleep 1000", .timedOut, "within 0.3 seconds"),
    ("echo garbage >&4; exec sleep 1000", .protocolViolation, "no hello of the worker protocol"),
    ("echo '{\"hello\":2}' >&4; exec sleep 1000", .protocolViolation, "speaks version 2"),
    ("exit 7", .exitedEarly, "status 7"),
    ("kill -SEGV $$", .crashed, "SIGSEGV"),
    ("sleep 1000 & exit 7", .exitedEarly, "status 7"),
    ("exec 4>&-; exec sleep 1000", .protocolViolation, "closed its descriptors"),
    ("echo why >&2; echo not >&2; exit 1", .exitedEarly, "status 1"),
  ]

  @Test("What is wrong at the start is told before anything is measured, and the worker is ended")
  func start() async {
    await #expect(processExitsWith: .success) {
      let workers = RealWorkers()
      let before = workers.openDescriptors
      for (script, kind, reason) in ShellWorkerTests.wrongStarts {
        let limit = kind == .timedOut ? Duration.milliseconds(300) : .seconds(60)
        let failure = ShellWorkerTests.failure(of: workers.launcher(script: script, startLimit: limit))
        let comment = Comment(rawValue: "\(script): \(String(describing: failure))")
        #expect(failure?.kind == kind, comment)
        #expect(failure?.reason.contains(reason) == true, comment)
        #expect(failure?.output == (script.contains("why") ? "why\nnot" : nil), comment)
        workers.expectNothingLeft(descriptors: before, after: script)
      }
      let missing = ProcessWorkerLauncher(arguments: ["/nonexistent"], environment: [:])
      #expect(ShellWorkerTests.failure(of: missing)?.kind == .notStarted, "not started")
      workers.expectNothingLeft(descriptors: before)
    }
  }

  static let reported = #"echo '{"answer":"failed","failure":{"kind":"skipped","reason":"no database"}}' >&4"#
  static let lateFaults: [Case] = [
    ("hello; hear; echo garbage >&4; exec sleep 1000", .protocolViolation, "none of the worker protocol"),
    ("hello; hear; echo '{\"answer\":\"done\"}' >&4; exec sleep 1000", .protocolViolation, "answer to 'prepare'"),
    ("hello; hear; measured 1 1; exec sleep 1000", .protocolViolation, "does not belong"),
    ("hello; hear; prepared; hear; measured 1 1e999; exec sleep 1000", .protocolViolation, "'warm up'"),
    ("hello; hear; prepared; exit 3", .exitedEarly, "status 3 during 'warm up'"),
    ("hello; exit 0", .exitedEarly, "status 0 during 'prepare'"),
    ("hello; hear; prepared; kill -KILL $$", .crashed, "SIGKILL"),
    ("hello; hear; \(reported); exec sleep 1000", .skipped, "no database"),
    ("honest; hear; exit 5", .exitedEarly, "status 5 after its last answer"),
    ("honest; hear; kill -ABRT $$", .crashed, "SIGABRT (abort) after its last answer"),
    ("honest; sleep 1000 & hear; exit 0", .strayProcess, "left 1 process behind"),
    ("honest; setsid sleep 1000 & hear; exit 0", .strayProcess, "left 1 process behind"),
    ("honest; head -c 20000000 /dev/zero >&2; hear; exit 0", .outputFlood, "16 MiB"),
  ]

  @Test("What goes wrong later is the benchmark's failure, and the worker is ended")
  func later() async {
    await #expect(processExitsWith: .success) {
      let workers = RealWorkers()
      let before = workers.openDescriptors
      for (script, kind, reason) in ShellWorkerTests.lateFaults {
        let result = try ShellWorkerTests.result(of: script, in: workers)
        let comment = Comment(rawValue: "\(script): \(String(describing: result.failure))")
        #expect(result.status == .failed, comment)
        #expect(result.failure?.kind == kind, comment)
        #expect(result.failure?.reason.contains(reason) == true, comment)
        workers.expectNothingLeft(descriptors: before, after: script)
      }
    }
  }

  @Test("An interruption while a worker ends is an interruption, not the worker's failure")
  func interruptionMeanwhile() async {
    await #expect(processExitsWith: .success) {
      let workers = RealWorkers()
      let fifo = "/tmp/shell-worker-\(getpid())"
      mkfifo(fifo, 0o600)
      // Opened for both, so that opening does not wait.
      let interruption = open(fifo, O_RDWR | O_NONBLOCK)
      unlink(fifo)
      let before = workers.openDescriptors
      // The worker closes its answers, and only then is the run told to stop.
      let script = "exec 4>&-; sleep 0.02; echo x >/proc/\(getpid())/fd/\(interruption); exec sleep 1000"
      let failure = ShellWorkerTests.failure(of: workers.launcher(script: script, interruptedBy: interruption))
      #expect(failure?.kind == .interrupted, "\(String(describing: failure))")
      workers.expectNothingLeft(descriptors: before)
    }
  }

  /// How a launch failed.
  static func failure(of launcher: ProcessWorkerLauncher) -> Failure? {
    do throws(WorkerFailure) {
      try launcher.launch().abandon()
      return nil
    } catch {
      return error.failure
    }
  }

  /// The result of a suite of one benchmark whose worker is a script.
  static func result(of script: String, in workers: RealWorkers) throws -> BenchmarkResult {
    let hello = WorkerHello(suite: "s", toolchain: "t", optimised: true, benchmarks: [.named("n")])
    let runner = SuiteRunner(
      launcher: workers.launcher(script: steps + script), plan: .short(launches: 1), report: { _ in })
    return try #require(runner.run(hello: hello) { _ in true }.results.first)
  }
}
