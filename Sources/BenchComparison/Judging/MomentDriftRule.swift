import BenchModel
import BenchStatistics
import Glibc

/// Says what the times of each row drift by between the two moments of a comparison that is no session.
///
/// From 20 rows of a kind on, the rows themselves tell: most of them have not changed, so that what they scatter beyond
/// their own errors is the drift. Real changes scatter as well. The drift is therefore at most what launches within
/// either run support: in recordings it was about as large as their standard deviation, on idle machines and on busy
/// ones (`benchmarks/evidence`), and never three times as large unless both were below a per cent. Of fewer rows the
/// prior tells, within the same limit. A mean sees all that disturbs a launch, and drifts at least as far as launches
/// of one moment do; that is also what one disturbed launch of few can do to it.
struct MomentDriftRule: Sendable {
  let prior: DriftPrior

  /// How many times as far as launches scatter two moments may differ.
  private static let mostLaunchDeviations = 3.0
  /// What two moments may differ by however well launches agree: benchmarks whose 20 processes agreed to 0.1 % were
  /// 1 % apart on another day.
  private static let leastLimit = 0.01
  /// Fewer replicates may agree by chance, and limit nothing.
  private static let fewestReplicates = 5

  /// The drift of each of these rows, nil for those that have none.
  func drifts(of rows: [EstimatedRow]) -> [MomentDrift?] {
    let common = deviations(of: rows)
    return rows.map { row in
      guard Self.concerns(row) else { return nil }
      let deviation = common[RowKind(row)] ?? deviation(of: row)
      return deviation > 0 ? MomentDrift(deviation: deviation) : nil
    }
  }

  /// The drift of each of these rows of single figures, nil for those that have none.
  func drifts(of rows: [PointRow]) -> [MomentDrift?] {
    let concerned = rows.filter { Self.isTimed($0.subject.metric) }
    let estimates = concerned.compactMap { row -> LogEstimate? in
      let change = log(row.current.value / row.baseline.value)
      return try? LogEstimate(
        point: row.subject.orientation.worse(change), standardError: 0, degreesOfFreedom: .infinity)
    }
    let found = estimates.count >= RowKind.fewest && !prior.isStated ? try? ExcessScatter(of: estimates).deviation : nil
    let deviation = min(max(found ?? prior.deviation, prior.least), max(prior.deviation, prior.least))
    return rows.map { deviation > 0 && Self.isTimed($0.subject.metric) ? MomentDrift(deviation: deviation) : nil }
  }

  /// The drifts of the kinds that have rows enough to tell it.
  func deviations(of rows: [EstimatedRow]) -> [RowKind: Double] {
    if prior.isStated { return [:] }
    let kinds = Dictionary(grouping: rows.filter(Self.concerns), by: RowKind.init)
    return kinds.filter { $0.value.count >= RowKind.fewest }.compactMapValues { rows in
      guard let found = try? ExcessScatter(of: rows.compactMap(\.worsening)).deviation else { return nil }
      let scatters = rows.compactMap(\.change.scatter)
      let limit = (try? OrderedSample(scatters).median).map { Self.limit(ofScatter: $0) } ?? prior.deviation
      return min(found, limit)
    }
  }

  private func deviation(of row: EstimatedRow) -> Double {
    if prior.isStated { return prior.deviation }
    let replicates = min(row.change.baseline.replicates, row.change.current.replicates)
    let limit = replicates >= Self.fewestReplicates ? row.change.scatter.map { Self.limit(ofScatter: $0) } : nil
    let deviation = max(prior.least, min(prior.deviation, limit ?? .infinity))
    return row.statistic == .best ? deviation : max(deviation, row.change.scatter ?? 0)
  }

  private static func limit(ofScatter scatter: Double) -> Double {
    max(leastLimit, mostLaunchDeviations * scatter)
  }

  private static func concerns(_ row: EstimatedRow) -> Bool {
    row.evidence != .paired && !row.replicatesAreMoments && isTimed(row.subject.metric) && row.change.basis != nil
  }

  private static func isTimed(_ metric: Metric) -> Bool {
    metric.nature == .noisy && [.nanoseconds, .perSecond].contains(metric.unit)
  }
}
