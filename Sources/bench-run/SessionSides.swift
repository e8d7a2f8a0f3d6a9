import BenchModel
import BenchRunner
import ToolFiles

/// Both sides of a session, ready to be measured.
struct SessionSides {
  let subjects: Sides<Subject>
  /// What was checked out for the baseline and is to be removed at the end.
  var checkout: Checkout?
  /// The commits of both sides, where they are known.
  var commits = Sides<String?>(baseline: nil, current: nil)
  /// The rules of the gate.
  let policy: PolicySource
}
