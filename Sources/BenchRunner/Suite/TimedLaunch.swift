/// What one launch of a benchmark that is timed gave.
struct TimedLaunch {
  /// Which launch it was.
  let place: LaunchPlace
  /// How many iterations each lap of a batch had.
  let lapIterations: Int
  /// Each lap of all batches, in the order of time.
  let laps: TimedLaps
  /// Nanoseconds per iteration of the batches that preceded them.
  let warmup: [Double]
  /// How many operations each lap of the latency pass had; 0 where there was no such pass.
  let operationsPerLap: Int
  /// Nanoseconds per operation of each lap.
  let operations: [Double]
  /// The counts that are to repeat exactly.
  let counts: Probe
  /// What a probe told that scatters by itself.
  let probe: Probe
  /// Where the batch of each lap stood among those of its round, as `Sample.slots`; empty outside a session.
  var slots: [Int] = []
}
