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
  /// Which share of rows tells the drift where no row has an error of its launches: of 28 workloads of one process a
  /// side, pinned to a quiet core, half differed by less than 3 % and some by 15 to 30 %.
  private static let shareWithoutLaunches = 0.95
  /// Fewer replicates may agree by chance, and limit nothing.
  private static let fewestReplicates = 5

  /// The drift of a row, nil where it has none.
  ///
  /// - Parameter told: what the rows of its kind tell, by kind.
  func drift(of row: EstimatedRow, told: [RowKind: Double]) -> MomentDrift? {
    guard Self.concerns(row) else { return nil }
    let deviation = told[RowKind(row)] ?? deviation(of: row)
    return deviation > 0 ? MomentDrift(deviation: deviation) : nil
  }

  /// The drift of each of these rows of single figures, nil for those that have none.
  func drifts(of rows: [PointRow]) -> [MomentDrift?] {
    let concerned = rows.filter(\.subject.metric.isTimeOrRate)
    let estimates = concerned.compactMap { row -> LogEstimate? in
      let change = log(row.current.value / row.baseline.value)
      return try? LogEstimate(
        point: row.subject.orientation.worse(change), standardError: 0, degreesOfFreedom: .infinity)
    }
    let isTold = estimates.count >= RowKind.fewest && !prior.isStated
    let found = isTold ? try? ExcessScatter(of: estimates, share: Self.shareWithoutLaunches).deviation : nil
    let deviation = min(max(found ?? prior.ofOneLaunch, prior.least), prior.ofOneLaunch)
    return rows.map { deviation > 0 && $0.subject.metric.isTimeOrRate ? MomentDrift(deviation: deviation) : nil }
  }

  /// The drifts of the kinds that have rows enough to tell it.
  func deviations(of rows: [EstimatedRow]) -> [RowKind: Double] {
    if prior.isStated { return [:] }
    let kinds = Dictionary(grouping: rows.filter(Self.concerns), by: RowKind.init)
    return kinds.filter { $0.value.count >= RowKind.fewest }.compactMapValues { rows in
      let scatters = rows.compactMap { Self.scatterOfLaunches($0) }
      let limit = (try? OrderedSample(scatters).median).map { Self.limit(ofScatter: $0) }
      let share = limit == nil ? Self.shareWithoutLaunches : 0.5
      guard let found = try? ExcessScatter(of: rows.compactMap(\.worsening), share: share).deviation else { return nil }
      return min(found, limit ?? prior.ofOneLaunch)
    }
  }

  private func deviation(of row: EstimatedRow) -> Double {
    if prior.isStated { return prior.deviation }
    // Two launches a side that differ by a fifth say more than what launches usually differ by.
    guard row.evidence == .launches else { return max(prior.ofOneLaunch, row.change.scatter ?? 0) }
    let replicates = min(row.change.baseline.replicates, row.change.current.replicates)
    let limit = replicates >= Self.fewestReplicates ? row.change.scatter.map { Self.limit(ofScatter: $0) } : nil
    let deviation = max(prior.least, min(prior.deviation, limit ?? .infinity))
    return row.statistic == .best ? deviation : max(deviation, row.change.scatter ?? 0)
  }

  /// How far launches differ; measurements within one process tell nothing of it: pinned at real-time priority they
  /// scattered by 1 to 5 % where processes of one program differed by up to 30 %.
  private static func scatterOfLaunches(_ row: EstimatedRow) -> Double? {
    row.evidence == .launches ? row.change.scatter : nil
  }

  private static func limit(ofScatter scatter: Double) -> Double {
    max(leastLimit, mostLaunchDeviations * scatter)
  }

  private static func concerns(_ row: EstimatedRow) -> Bool {
    row.evidence != .paired && !row.replicatesAreMoments && row.subject.metric.isTimeOrRate && row.change.basis != nil
  }
}
