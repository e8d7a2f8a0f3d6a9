import BenchModel
import StrictJSON
import WorkerProtocol

/// Lines to and from one child process; it knows what the end of the child means for a result.
struct ProcessDialogue {
  let child: ChildProcess
  let children: ChildProcessSet

  /// The one line that answers nothing.
  static let hello = "its hello"
  /// Draining 16 MiB takes a few milliseconds of a processor that the worker may need; more is no diagnostic output.
  private static let mostOutput = 16 << 20
  /// How often a worker that does not answer is looked at, to see whether it floods instead.
  private static let glance = Duration.milliseconds(200)
  /// What a worker gets between TERM and KILL.
  private static let grace = Duration.milliseconds(500)
  /// How long a worker may take to exit when it was told to finish.
  private static let farewell = Duration.seconds(5)
  /// A process that ends closes its descriptors moments before it is gone; this much later it is alive.
  private static let collapse = Duration.seconds(1)

  func send(_ request: WorkerRequest, within limit: Duration) throws(WorkerFailure) {
    let line: [UInt8]
    do throws(JSONError) {
      line = try WireLine.bytes(of: request)
    } catch {
      throw violation("the request could not be written (\(error))")
    }
    do throws(ChildProcessError) {
      try children.send(line, to: child, by: .after(limit))
    } catch {
      throw failure(error, during: "'\(request.name)'", limit: limit)
    }
  }

  /// The child's next line; `what` says what was asked and `limit` how long it may take, for the failure.
  func line(answering what: String, within limit: Duration, by deadline: Deadline) throws(WorkerFailure) -> [UInt8] {
    while true {
      var line: [UInt8]?
      do throws(ChildProcessError) {
        line = try children.receiveLine(from: child, by: .earlier(of: deadline, .after(Self.glance)))
      } catch {
        guard error == .deadlinePassed, !deadline.hasPassed else { throw failure(error, during: what, limit: limit) }
      }
      try checkOutput()
      if let line { return line }
    }
  }

  /// Waits for the child's end after its last answer; an end that is not clean is a failure.
  func finish() throws(WorkerFailure) {
    children.finishRequests(to: child)
    let outcome: ChildProcessOutcome
    do throws(ChildProcessError) {
      outcome = try children.wait(for: child, by: .after(Self.farewell), grace: Self.grace)
    } catch {
      throw failure(error, during: "'finish'", limit: Self.farewell)
    }
    try checkOutput()
    if let strays = outcome.strays, !strays.isEmpty {
      throw failed(.strayProcess, "it left \(strays.count) process\(strays.count == 1 ? "" : "es") behind, now killed")
    }
    switch outcome.ending {
    case .exited(0): return
    case .exited(let code): throw failed(.exitedEarly, "it ended with status \(code) after its last answer")
    case .signaled(let number): throw failed(.crashed, "it was killed by \(Signal.name(number)) after its last answer")
    case .timedOut: throw failed(.timedOut, "it did not end within \(Self.farewell) of being told to")
    }
  }

  /// Ends the child, whatever it is doing.
  func end() {
    _ = try? children.end([child], grace: Self.grace)
  }

  /// The failure of a worker that does not keep to the protocol; the worker is ended.
  func violation(_ reason: String) -> WorkerFailure {
    end()
    return failed(.protocolViolation, reason)
  }

  private func checkOutput() throws(WorkerFailure) {
    let printed = child.output.count + child.errors.count
    guard printed > Self.mostOutput else { return }
    end()
    throw failed(.outputFlood, "it printed more than \(Self.mostOutput >> 20) MiB, which would be measured too")
  }

  private func failure(_ error: ChildProcessError, during what: String, limit: Duration) -> WorkerFailure {
    switch error {
    case .interrupted:
      end()
      return failed(.interrupted, "the run was stopped")
    case .deadlinePassed:
      end()
      return failed(.timedOut, "it did not \(what == Self.hello ? "say" : "answer") \(what) within \(limit)")
    case .answersClosed, .requestsClosed: return endedEarly(during: what)
    default:
      return violation("during \(what): \(error.message)")
    }
  }

  /// The child closed its side: most often because it died, and how it died says the most.
  private func endedEarly(during what: String) -> WorkerFailure {
    let outcome: ChildProcessOutcome
    do throws(ChildProcessError) {
      outcome = try children.wait(for: child, by: .after(Self.collapse), grace: Self.grace)
    } catch {
      return failure(error, during: what, limit: Self.collapse)
    }
    switch outcome.ending {
    case .signaled(let number): return failed(.crashed, "it was killed by \(Signal.name(number)) during \(what)")
    case .exited(let code): return failed(.exitedEarly, "it ended with status \(code) during \(what)")
    case .timedOut: return failed(.protocolViolation, "it closed its descriptors during \(what) and stayed alive")
    }
  }

  private func failed(_ kind: Failure.Kind, _ reason: String) -> WorkerFailure {
    WorkerFailure(kind, reason, output: LastWords.text(of: child))
  }
}
