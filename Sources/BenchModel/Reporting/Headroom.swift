/// How close the benchmark that is closest to an objective's limit comes to it.
package struct Headroom: Equatable, Sendable {
  /// The objective, as one of those of its name and limit.
  package let objective: Objective
  /// On how many benchmarks it could be measured.
  package let benchmarks: Int
  /// The closest benchmark.
  package let id: BenchmarkID
  /// What it measured, at the end of the interval that is nearer to the limit.
  package let nearest: Double
  /// How much of the limit that uses up, as a share: above 1 it is beyond.
  package let used: Double

  /// How much of the limit is left, as a share of it; negative beyond it.
  package var margin: Double {
    let limit = objective.limit.value
    return (objective.bound == .below ? limit - nearest : nearest - limit) / limit
  }

  /// Makes a headroom.
  package init(objective: Objective, benchmarks: Int, id: BenchmarkID, nearest: Double, used: Double) {
    self.objective = objective
    self.benchmarks = benchmarks
    self.id = id
    self.nearest = nearest
    self.used = used
  }
}
