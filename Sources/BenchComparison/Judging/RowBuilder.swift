import BenchModel
import BenchStatistics

/// Adds the rows of noisy metrics, each with the tolerance that holds for it.
struct RowBuilder: Sendable {
  let tolerances: ApplicableTolerances
  /// By how much launches of one program differ, as a share.
  let floor: Double

  /// Adds the row of an estimated change, or an invalid one where the numbers allow no estimate.
  func add(
    _ estimated: Result<LogChange, StatisticsError>, _ subject: MetricSubject, _ statistic: Statistic,
    evidence: Evidence, lookedAt: Int? = nil, part: AlphaSpending.Part? = nil, replicatesAreMoments: Bool = false,
    mayCall: Bool = true, note: String?,
    into rows: inout PendingRows
  ) throws(ComparisonError) {
    switch estimated {
    case .success(let change) where subject.orientation.share(ofLogRatio: change.point).isFinite:
      let applied = try applied(to: change.baseline.value, subject, statistic, noting: &rows)
      rows.append(
        EstimatedRow(
          change, subject, statistic, evidence: evidence, lookedAt: lookedAt, part: part, applied: applied,
          floor: floor, replicatesAreMoments: replicatesAreMoments, mayCall: mayCall,
          note: note))
    case .success:
      rows.append(
        subject.invalid(.notPositive, statistic: statistic, note: "The ratio of the sides is infinite."))
    case .failure(let error):
      rows.append(subject.invalid(.notPositive, statistic: statistic, note: "No estimate: \(error)."))
    }
  }

  /// Adds the row of two single figures.
  func addPoint(
    _ subject: MetricSubject, _ statistic: Statistic, baseline: Estimate, current: Estimate,
    into rows: inout PendingRows
  ) throws(ComparisonError) {
    let change = subject.orientation.share(baseline: baseline.value, current: current.value)
    guard baseline.value > 0, current.value > 0, change.isFinite else {
      let note = "The baseline is \(baseline.value), the current run \(current.value): a change needs positive numbers."
      return rows.append(subject.invalid(.notPositive, statistic: statistic, note: note))
    }
    let applied = try applied(to: baseline.value, subject, statistic, noting: &rows)
    rows.append(
      PointRow(
        subject: subject, statistic: statistic, baseline: baseline, current: current, applied: applied,
        tolerance: applied.share(of: baseline.value, metric: subject.metric), floor: floor))
  }

  /// The tolerance that holds for a row; one of the policy that no regression could reach is refused.
  private func applied(
    to baseline: Double, _ subject: MetricSubject, _ statistic: Statistic, noting rows: inout PendingRows
  ) throws(ComparisonError) -> AppliedTolerance {
    let applied = try tolerances.applied(by: subject.rules, metric: subject.metric, statistic: statistic)
    guard let place = applied.place else { return applied }
    rows.rulesUsed.insert(place)
    guard applied.share(of: baseline, metric: subject.metric) < Self.unreachableShare else {
      throw .unreachableTolerance(
        origin: applied.origin, tolerance: applied.tolerance, benchmark: subject.id.description)
    }
    return applied
  }

  /// A floor of nanoseconds may be several times the shortest benchmarks; one of seconds is a slip.
  private static let unreachableShare = 100.0
}
