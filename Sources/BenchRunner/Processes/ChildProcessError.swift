import Glibc

/// What can go wrong between this process and a child.
package enum ChildProcessError: Error, Equatable, Sendable {
  /// The program could not be started; the code is an errno value.
  case cannotStart(program: String, code: Int32)
  case noWorkingDirectory(String)
  /// The child no longer reads requests: it ended, or closed descriptor 3.
  case requestsClosed
  /// The child will not answer any more: it ended, or closed descriptor 4.
  case answersClosed
  case deadlinePassed
  /// One answer is longer than the limit.
  case answerTooLong(limit: Int)
  /// Answers that piled up unread exceed the limit.
  case answersFlooded(limit: Int)
  /// The tool was asked to end while it waited.
  case interrupted
  /// The child lives although it was killed, as one that waits for a broken disk does.
  case cannotBeKilled(Int32)
  /// The system refused something that a child needs, such as a pipe.
  case system(call: String, code: Int32)

  /// One sentence: what failed, and what to do about it where that is known.
  package var message: String {
    switch self {
    case .cannotStart(let program, let code): "cannot start '\(program)': \(Self.reason(code))"
    case .noWorkingDirectory(let path): "cannot start in '\(path)': it is not a directory that can be entered"
    case .requestsClosed: "it no longer reads requests from descriptor 3"
    case .answersClosed: "it ended or closed descriptor 4 before it answered"
    case .deadlinePassed: "it did not answer in time"
    case .answerTooLong(let limit): "its answer has no line feed within \(limit) bytes"
    case .answersFlooded(let limit): "it wrote more than \(limit) bytes of answers that were not asked for"
    case .interrupted: "interrupted"
    case .cannotBeKilled(let process): "process \(process) cannot be killed; the system holds it"
    case .system(let call, let code): "\(call) failed: \(String(cString: strerror(code)))"
    }
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such program; check the path, or PATH for a plain name"
    case EACCES: "it may not be executed; check its mode and that it is a file"
    case ENOEXEC: "it is no program that this system can run; a script needs a first line such as #!/bin/sh"
    case EAGAIN: "the limit of processes is reached"
    case EINVAL: "its path or arguments are empty or hold a NUL character"
    default: String(cString: strerror(code))
    }
  }
}
