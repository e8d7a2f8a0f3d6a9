import WorkerProtocol

/// What one launch of a benchmark that measures itself stated.
struct ObservedLaunch {
  /// Which launch it was.
  let place: LaunchPlace
  /// The values of each metric, in the order in which the benchmark stated them.
  let values: [ObservedValues]
  /// What the reader ought to know and cannot see in the values.
  let warnings: [String]
}
