import BenchModel
import Callgrind
import WorkerProtocol

/// A worker under Callgrind, which is told from outside when to write down what it has counted.
///
/// A worker of any language can be counted so, of any version of the protocol: it knows nothing of it. A body that
/// awaits goes on on another thread, so that no function could be told to begin and to end a count; all threads count.
final class CallgrindWorker: CountedProcess {
  private let started: StartedWorker
  private let vgdb: String
  private let place: String
  private let environment: [String: String]
  private let children: ChildProcessSet
  private var takes = 0
  private var call: ChildProcess?

  /// Long beside the tenth of a second that it takes, and short beside a user's patience.
  private static let limit = Duration.seconds(30)
  private static let grace = Duration.milliseconds(200)

  init(
    started: StartedWorker, vgdb: String, place: String, environment: [String: String], children: ChildProcessSet
  ) {
    self.started = started
    self.vgdb = vgdb
    self.place = place
    self.environment = environment
    self.children = children
  }

  func greet() throws(WorkerFailure) -> any WorkerConnection {
    do throws(WorkerFailure) {
      let worker = try started.greet()
      try begin(["instrumentation", "on"])
      try end()
      return worker
    } catch {
      throw CallgrindLog.explained(error, in: place)
    }
  }

  func beginTake() throws(WorkerFailure) {
    takes += 1
    try begin(["dump"])
  }

  func endTake() throws(WorkerFailure) -> CountTake {
    try end()
    let path = "\(place)/profile.\(takes)"
    guard let counts = EventCounts(try CallgrindFile.profile(at: path)) else {
      throw WorkerFailure(.protocolViolation, "Callgrind counted no instructions")
    }
    return CountTake(counts: counts, profile: path)
  }

  func abandon() {
    started.abandon()
    if let call { _ = try? children.end([call], grace: Self.grace) }
    call = nil
  }

  private func begin(_ words: [String]) throws(WorkerFailure) {
    // A worker that waits for a request is woken at once, and not after a tenth of a second.
    let arguments = [vgdb, "--vgdb-prefix=\(place)/vgdb", "--max-invoke-ms=1"] + words
    call = try rethrowing(try children.start(ChildProcessLaunch(arguments, environment: environment))) {
      (error: ChildProcessError) in WorkerFailure(.notStarted, error.message)
    }
  }

  private func end() throws(WorkerFailure) {
    guard let call else { return }
    self.call = nil
    let outcome = try rethrowing(try children.wait(for: call, by: .after(Self.limit), grace: Self.grace)) {
      (error: ChildProcessError) in WorkerFailure(error == .interrupted ? .interrupted : .crashed, error.message)
    }
    guard outcome.ending == .exited(0) else {
      let words = LastWords.text(of: call)?.split(separator: "\n").last.map { ": \($0)" } ?? ""
      throw WorkerFailure(
        .protocolViolation,
        "vgdb cannot reach it, as where the system lets no process trace another (ptrace)\(words)")
    }
  }
}
