import BenchStatistics

/// Finds how much further the changes between two runs scatter than the launches within each run explain.
///
/// Launches of one run share what stays the same during a run and differs between two: the machine's speed at the time,
/// its neighbours, where a build put its code. Their standard errors know nothing of it. The benchmarks do: most of them
/// have not changed, so that what they scatter around their common part is what two runs scatter. Where that is more
/// than the standard errors say, and more than chance gives, all rows of the kind are widened by the ratio.
enum RunScatterRule {
  /// Of twenty kinds whose errors are right one is widened, by little.
  private static let confidence = 0.9

  /// By how much every kind of which there are rows enough scatters, where that is too much.
  static func ratios(of rows: [EstimatedRow]) -> [RowKind: BirgeRatio] {
    RowKind.estimates(of: rows).compactMapValues { estimates in
      guard let ratio = try? BirgeRatio(of: estimates, confidence: confidence) else { return nil }
      return ratio.interval.lower > 1 ? ratio : nil
    }
  }
}
