/// Which of a run's launches a record is of.
struct LaunchPlace {
  /// The launch's place among all launches of the run.
  let order: Int
  /// The number of the benchmark's launch, from 0.
  let launch: Int
}
