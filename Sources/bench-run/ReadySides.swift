import BenchModel
import BenchRunner
import WorkerProtocol

/// Both sides of a session whose workers have said what they are.
struct ReadySides {
  /// What starts them.
  let launchers: Sides<any WorkerLauncher>
  /// What they say of themselves.
  let hellos: Sides<WorkerHello>
  /// The benchmarks that are chosen, on either side.
  let chosen: Set<BenchmarkID>
  /// Which part of the suite they are; nil for all of it.
  let shard: RunPlan.Shard?
  /// What renamed benchmarks are called by the base's program, by the names that they are measured under.
  let formerNames: [BenchmarkID: BenchmarkID]
}
