import WorkerProtocol

/// What one launch of one benchmark gave.
struct LaunchRecord {
  /// The launch's place among all launches of the run.
  let order: Int
  /// The number of the benchmark's launch, from 0.
  let launch: Int
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
  /// How many iterations the probe counted over; what it told is per one of them.
  let probeIterations: Int
  /// What the probe told; nothing of a worker that cannot be probed.
  let figures: [ProbeFigure]
  /// What a benchmark that measures itself stated; empty for one that is timed.
  var observed: [ObservedValues] = []
  /// What such a benchmark tells the reader.
  var warnings: [String] = []
  /// Whether each lap was of the first (0) or the second (1) batch of its pair; empty outside a session.
  var slots: [Int] = []
}
