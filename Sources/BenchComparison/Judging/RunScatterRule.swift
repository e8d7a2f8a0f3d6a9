import BenchStatistics

/// Finds how much further the changes between two runs scatter than the launches within each run explain.
///
/// Launches of one run share what differs between two runs: the machine's speed at the time, its neighbours, the layout
/// of the build. Their standard errors do not include it. The benchmarks show it: most of them have not changed, so
/// that their scatter around the common part is the scatter between the runs. Where it exceeds the standard errors by
/// more than chance gives, all rows of the kind are widened by the ratio.
enum RunScatterRule {
  /// Of twenty kinds whose errors are right one is widened, by little.
  private static let confidence = 0.9

  /// The scatter of every kind that has enough rows and scatters too much.
  static func ratios(of rows: [EstimatedRow]) -> [RowKind: BirgeRatio] {
    RowKind.estimates(of: rows).compactMapValues { estimates in
      guard let ratio = try? BirgeRatio(of: estimates, confidence: confidence) else { return nil }
      return ratio.interval.lower > 1 ? ratio : nil
    }
  }
}
