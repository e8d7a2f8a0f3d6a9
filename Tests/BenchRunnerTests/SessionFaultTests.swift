import BenchModel
import Glibc
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("What a session leaves of real workers that fail in its middle")
struct SessionFaultTests {
  /// Where in the third round the worker fails, how, and as what.
  static let faults: [(step: String, script: String, kind: Failure.Kind)] = [
    ("measure", "kill -KILL $$", .crashed),
    ("measure", "exec 3<&- 4>&-; exec sleep 1000", .protocolViolation),
    ("measure", "setsid sleep 1000 & exit 7", .exitedEarly),
    ("measure", "yes >&2", .outputFlood),
    ("hello", "hello 2; sleep 1000", .protocolViolation),
    ("finish", "sleep 1000 &", .strayProcess),
  ]

  @Test("Neither a process nor a zombie nor a descriptor is left, and the other benchmark has all of its rounds")
  func nothingLeft() async {
    await #expect(processExitsWith: .success) {
      for (step, script, kind) in SessionFaultTests.faults {
        for side in BenchmarkRun.SessionMembership.Side.allCases {
          let workers = RealWorkers()
          let before = workers.openDescriptors
          let outcome = try SessionFaultTests.outcome(of: workers, failing: side, at: step, by: script)
          let results = outcome.results[side]
          let comment = Comment(rawValue: "\(side) \(script): \(results)")
          #expect(results.count { $0.status == .failed && $0.failure?.kind == kind } == 1, comment)
          #expect(results.count { $0.sample(of: .time)?.round == Array(0..<4) } == 1, comment)
          workers.expectNothingLeft(descriptors: before, after: "\(side) \(script)")
        }
      }
    }
  }

  static func outcome(
    of workers: RealWorkers, failing side: BenchmarkRun.SessionMembership.Side, at step: String, by script: String
  ) throws -> SessionRunner.Outcome {
    var template = Array("/tmp/session-faults-XXXXXX".utf8CString)
    let directory = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      for place in BenchmarkRun.SessionMembership.Side.allCases { unlink("\(directory)/\(place.rawValue)") }
      rmdir(directory)
    }
    let tests = "\(#filePath)".split(separator: "/").dropLast(2).joined(separator: "/")
    let children = ChildProcessSet(endingStrays: true)
    let launcher = { (place: BenchmarkRun.SessionMembership.Side) in
      let step = place == side ? step : "none"
      let arguments = ["/\(tests)/FaultyWorker/worker.sh", "\(directory)/\(place.rawValue)", step, script]
      return ProcessWorkerLauncher(
        arguments: ["/bin/sh"] + arguments, environment: workers.environment, children: children)
    }
    let launchers = Sides<any WorkerLauncher>(baseline: launcher(.baseline), current: launcher(.current))
    let hellos = try launchers.map { launcher in
      let worker = try launcher.launch()
      try worker.finish()
      return worker.hello
    }
    return SessionRunner(launchers: launchers, plan: .short(launches: 4), report: { _ in })
      .run(hellos: hellos) { _ in true }
  }
}
