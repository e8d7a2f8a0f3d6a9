import BenchModel
import BenchStatistics

/// Finds how much further the changes between two runs scatter than the launches within each run explain.
///
/// Launches of one run share what stays the same during a run and differs between two: the machine's speed at the time,
/// its neighbours, where a build put its code. Their standard errors know nothing of it. The benchmarks do: most of them
/// have not changed, so that what they scatter around their common part is what two runs scatter. Where that is more
/// than the standard errors say, and more than chance gives, all rows of the statistic are widened by the ratio.
/// Rows of a session need none of it, since both of its sides met the same moments.
enum RunScatterRule {
  /// With fewer rows the ratio is itself uncertain by more than a quarter, and a few real changes make it.
  private static let fewest = 20
  /// Of twenty comparisons whose errors are right one is widened, by little.
  private static let confidence = 0.9

  /// By how much every statistic of which there are rows enough scatters, where that is too much.
  static func ratios(of rows: [EstimatedRow]) -> [Statistic: BirgeRatio] {
    let groups = Dictionary(grouping: rows.filter(isTelling), by: \.statistic).filter { $0.value.count >= fewest }
    return groups.compactMapValues { rows in
      guard let ratio = try? BirgeRatio(of: rows.compactMap(\.worsening), confidence: confidence) else { return nil }
      return ratio.interval.lower > 1 ? ratio : nil
    }
  }

  /// Whether a row's error is that of launches, of one moment each.
  static func isTelling(_ row: EstimatedRow) -> Bool {
    row.evidence == .launches && row.worsening.map { $0.standardError > 0 } ?? false
  }
}
