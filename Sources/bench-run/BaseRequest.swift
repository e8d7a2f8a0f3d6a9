import BenchRunner
import CommandLineTool

/// The commit that a session is against, and how its build is had.
struct BaseRequest {
  /// What is checked out.
  let reference: String
  /// How messages call it; nil for the reference and the commit that it stands for.
  var name: String?
  /// Where its build is kept; nil where it is made for this session only.
  var cache: BuildCache?
  /// The change that is at work; nil where nobody says that one is.
  var change: String?
  /// What a message begins with that tells why it cannot be had.
  var trouble: String { name.map { "\($0) cannot be had" } ?? "--against \(reference)" }
  /// Whether it is for a gate, which says each step, terminal or not, and tells a change that cannot be built from a
  /// base that cannot.
  var isOfGate = false

  /// The status where the commit's build cannot be run at all.
  var statusWithoutBuild: ExitStatus { isOfGate ? .incomplete : .noInput }
  /// The status where the build of the working tree fails.
  var ownFailure: ExitStatus { isOfGate ? .internalError : .incomplete }
  /// The status where it cannot be run at all.
  var ownStatusWithoutBuild: ExitStatus { isOfGate ? .internalError : .noInput }
}
