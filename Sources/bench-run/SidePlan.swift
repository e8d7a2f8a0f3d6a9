import BenchRunner

/// One side of a session as it stands in a folder: what builds it, if anything does, and what is run then.
struct SidePlan {
  let build: BuildStep?
  var subject: Subject
}
