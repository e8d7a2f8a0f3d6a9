package import BenchModel

/// What was counted of one benchmark on one side.
package struct BenchmarkCounts: Sendable, Equatable {
  /// Of one iteration, in each start of the program: first that with the fixed seed.
  package internal(set) var passes: [EventCounts] = []
  /// How many iterations each is the mean of.
  package internal(set) var iterations = 0
  /// The file that says which functions executed the iterations of the first start.
  package internal(set) var profile: String?
  /// Why it was not counted; one clause.
  package internal(set) var failure: String?

  package init(passes: [EventCounts] = [], iterations: Int = 0, profile: String? = nil, failure: String? = nil) {
    self.passes = passes
    self.iterations = iterations
    self.profile = profile
    self.failure = failure
  }

  /// The metrics that are counted, in the order in which they are shown.
  package static let metrics: [Metric] = [.instructions, .firstLevelMisses, .lastLevelMisses, .estimatedCycles]

  /// The counts as samples of a result: each start is a launch with one value.
  package var samples: [Sample] {
    let figures: [(Metric, (EventCounts) -> Double?)] = [
      (.instructions, { $0.instructions }), (.firstLevelMisses, { $0.misses?.firstLevel }),
      (.lastLevelMisses, { $0.misses?.lastLevel }), (.estimatedCycles, { $0.estimatedCycles }),
    ]
    let launches = Array(passes.indices)
    return figures.compactMap { metric, figure in
      let values = passes.compactMap(figure)
      guard !values.isEmpty, values.count == passes.count else { return nil }
      return Sample(
        metric: metric.name, process: launches, round: launches, order: launches,
        iterations: launches.map { _ in iterations }, values: values.map { [$0] })
    }
  }
}
