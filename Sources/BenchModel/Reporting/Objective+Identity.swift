extension Objective {
  /// What makes two objectives one to a reader: all but the pattern of benchmarks.
  package struct Identity: Hashable, Sendable {
    private let name: ByteKey
    private let metric: ByteKey
    private let statistic: Statistic
    private let bound: Bound
    private let limit: Quantity

    fileprivate init(_ objective: Objective) {
      name = ByteKey(objective.name)
      metric = ByteKey(objective.metric)
      statistic = objective.statistic
      bound = objective.bound
      limit = objective.limit
    }
  }

  /// What it has in common with the objectives that are one with it.
  package var identity: Identity { Identity(self) }
}
