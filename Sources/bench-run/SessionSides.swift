import BenchModel
import BenchRunner
import ToolFiles

/// Both sides of a session, ready to be measured.
struct SessionSides {
  let subjects: Sides<Subject>
  /// What was checked out for the baseline, and is to be let go of at the end.
  var checkout: BuiltCheckout?
  /// The commits of both sides, where they are known.
  var commits = Sides<String?>(baseline: nil, current: nil)
  /// What the commits between the two sides say of the change's performance.
  var trailers: [CommitTrailer] = []
  /// The rules of the gate.
  let policy: PolicySource

  /// The files that a session of them is made from.
  var inputs: [String] { subjects.baseline.inputs + subjects.current.inputs + [PolicySource.usualPath] }
}
