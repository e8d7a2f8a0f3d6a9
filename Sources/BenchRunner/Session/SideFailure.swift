import BenchModel

/// How the worker of one side failed; the other side's is as well as it was.
struct SideFailure: Error {
  let side: BenchmarkRun.SessionMembership.Side
  let failure: WorkerFailure
}
