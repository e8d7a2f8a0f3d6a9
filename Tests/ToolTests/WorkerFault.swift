import BenchModel
import Testing

/// What a worker does wrong in the third round of a session, and what becomes of it.
struct WorkerFault: Sendable, CustomTestStringConvertible {
  /// Where in the conversation: `hello`, `measure` or `finish`.
  let step: String
  /// What it does there, as a line of shell.
  let script: String
  let kind: Failure.Kind
  /// A part of what is said about it.
  let reason: String

  var testDescription: String { "\(step): \(script)" }

  init(at step: String, _ script: String, _ kind: Failure.Kind, _ reason: String) {
    self.step = step
    self.script = script
    self.kind = kind
    self.reason = reason
  }

  static let all = [
    WorkerFault(at: "measure", "kill -KILL $$", .crashed, "killed by SIGKILL (out of memory, or killed) during 'measure'"),
    WorkerFault(at: "finish", "kill -SEGV $$", .crashed, "killed by SIGSEGV"),
    // It stays although it is told to end, and so does what it started.
    WorkerFault(
      at: "measure", "trap '' TERM; sleep 1000; sleep 1000", .timedOut, "did not answer 'measure' within 4.0 seconds"),
    WorkerFault(at: "hello", "hello 2; exec sleep 1000", .protocolViolation, "it speaks version 2 of the worker protocol"),
    WorkerFault(at: "hello", "echo garbage >&4; exec sleep 1000", .protocolViolation, "its first line is no hello"),
    WorkerFault(
      at: "measure", "echo garbage >&4; exec sleep 1000", .protocolViolation,
      "its answer to 'measure' is none of the worker protocol"),
    WorkerFault(
      at: "measure", #"printf '{"answer":"meas' >&4; exit 0"#, .exitedEarly, "ended with status 0 during 'measure'"),
    WorkerFault(at: "measure", "yes >&2", .outputFlood, "it printed more than 16 MiB"),
    // A grandchild holds every pipe open, in the worker's group or out of it.
    WorkerFault(at: "measure", "sleep 1000 & exit 7", .exitedEarly, "ended with status 7 during 'measure'"),
    WorkerFault(at: "measure", "setsid sleep 1000 & exit 7", .exitedEarly, "ended with status 7 during 'measure'"),
    WorkerFault(at: "finish", "sleep 1000 &", .strayProcess, "it left 1 process behind, now killed"),
    WorkerFault(
      at: "measure", "exec 3<&- 4>&-; exec sleep 1000", .protocolViolation,
      "it closed its descriptors during 'measure' and stayed alive"),
  ]
}
