import BenchModel
import BenchStatistics
import Glibc

/// A row with an estimated change; its verdict needs the confidence of the whole comparison.
struct EstimatedRow: Sendable {
  let subject: MetricSubject
  let statistic: Statistic
  let evidence: Evidence
  private(set) var change: LogChange
  /// After how many rounds the row was looked at last; nil where its replicates are no rounds.
  let lookedAt: Int?
  /// What the row may spend of the error; nil for all of it.
  var part: AlphaSpending.Part?
  let applied: AppliedTolerance
  /// By how much the interval is widened at either end, on logarithms.
  let widening: Double
  let note: String?
  /// The accepted share of the baseline, floor included.
  let tolerance: Double
  /// What the gate asks of the row.
  var role = RowRole.informing
  /// Whether the policy lets the row fail the gate.
  var mayFail = true
  /// The shard whose part of the error the row may spend; nil where it is the whole.
  var shard: Int?
  /// Whether its replicates are moments, so that their scatter has the drift already.
  let replicatesAreMoments: Bool
  /// Whether its interval can decide anything: of too few rounds none does.
  private let mayCall: Bool
  /// What its two moments differ by; nil where both sides met the same ones.
  var drift: MomentDrift?
  /// The standard error that its own replicates give.
  private let ownError: Double?

  init(
    _ change: LogChange, _ subject: MetricSubject, _ statistic: Statistic, evidence: Evidence,
    lookedAt: Int?, part: AlphaSpending.Part?, applied: AppliedTolerance, floor: Double, replicatesAreMoments: Bool,
    mayCall: Bool, note: String?
  ) {
    self.subject = subject
    self.statistic = statistic
    self.evidence = evidence
    self.lookedAt = lookedAt
    self.part = part
    self.change = change
    ownError = change.basis?.standardError
    self.applied = applied
    self.replicatesAreMoments = replicatesAreMoments
    self.note = note
    self.mayCall = mayCall
    widening = [.oneLaunch, .summary].contains(evidence) ? log1p(floor) : 0
    tolerance = applied.share(of: change.baseline.value, metric: subject.metric)
  }

  /// The change with its error, on logarithms and positive where it is worse; nil where an end is unbounded.
  var worsening: LogEstimate? {
    guard let basis = change.basis else { return nil }
    return try? LogEstimate(
      point: subject.orientation.worse(basis.point), standardError: basis.standardError,
      degreesOfFreedom: basis.degreesOfFreedom)
  }

  /// The row with its standard error moderated by the common variance of its kind.
  func moderated(by variance: ModeratedVariance) -> EstimatedRow {
    var row = self
    row.change = change.with(variance.moderated)
    return row
  }

  /// The rows with which it shares a level.
  var group: GateLevels.Group { GateLevels.Group(role: role, part: part, shard: shard) }

  /// What the row contributes to the chance of a false gate, nil where it cannot raise one.
  var risk: GateLevelRule.Row? {
    let distance = subject.orientation.logDistance(ofShare: tolerance)
    guard let basis, basis.standardError > 0, distance.isFinite else { return nil }
    return GateLevelRule.Row(
      distance: distance / basis.standardError, degreesOfFreedom: basis.degreesOfFreedom, hasTails: drift != nil)
  }

  /// What the interval rests on, drift included.
  private var basis: LogEstimate? {
    guard let basis = change.basis else { return nil }
    return drift.flatMap { try? $0.added(to: basis) } ?? basis
  }

  /// The row with the verdict that its interval at this confidence gives.
  func row(at confidence: RowConfidence) -> ComparisonRow {
    let orientation = subject.orientation
    let (ends, upperConfidence) = ends(at: confidence)
    let told = beyondAll(VerdictRule.verdict(lower: ends.lower, upper: ends.upper, tolerance: tolerance))
    let verdict = mayCall ? told : .inconclusive
    // Only replicates that are processes of their own are to be had by running again, and of two moments more of them
    // would not tell.
    let isPlannable =
      verdict == .inconclusive && role == .deciding && widening == 0 && drift == nil && change.lone == nil
    let row = ComparisonRow(
      id: subject.id, label: subject.label, metric: subject.metric, statistic: statistic, evidence: evidence,
      baseline: change.baseline, current: change.current,
      change: Change(
        value: orientation.share(ofLogRatio: change.point), lower: ends.lower.ifFinite, upper: ends.upper.ifFinite,
        confidence: confidence.ofAlarm, upperConfidence: upperConfidence),
      errorFactor: errorFactor, tolerance: applied.tolerance, toleranceShare: tolerance.ifFinite,
      toleranceOrigin: applied.origin, verdict: verdict,
      note: RowNote.joined(note, RowNote.unreachable(tolerance, subject)), gates: true,
      minimumDetectableChange: minimumDetectableChange(at: confidence.ofAlarm),
      replicatesNeeded: isPlannable ? replicatesNeeded(at: confidence) : nil, role: role)
    guard let drift else { return row }
    return row.with(
      drift: RowDrift(
        deviation: expm1(drift.deviation),
        isDoubtful: verdict == .inconclusive && wouldRegress(at: confidence.ofAlarm)))
  }

  /// A single run that lies within the several of the other side is neither slower nor faster, whatever the interval.
  private func beyondAll(_ verdict: Verdict) -> Verdict {
    guard let lone = change.lone, [.regressed, .improved].contains(verdict) else { return verdict }
    let isRise = (verdict == .regressed) == (subject.metric.direction == .smaller)
    return (isRise ? lone.isAboveAll : lone.isBelowAll) ? verdict : .inconclusive
  }

  /// The ends of the interval, and the confidence of the upper one where it is another.
  ///
  /// A row is improved as it is regressed, at the confidence that holds for all rows: the end that says so is shown.
  private func ends(
    at confidence: RowConfidence
  ) -> (ends: (lower: Double, upper: Double), upperConfidence: Double?) {
    let strict = shares(at: confidence.ofAlarm, drift: drift)
    guard confidence.ofProof < confidence.ofAlarm, strict.upper >= -tolerance else { return (strict, nil) }
    let upper = shares(at: confidence.ofProof, drift: drift).upper
    // What is not improved at the one confidence is not called so at the other.
    return ((strict.lower, max(upper, -tolerance)), confidence.ofProof)
  }

  /// Whether the row would be called regressed if nothing but its own replicates scattered.
  private func wouldRegress(at confidence: Double) -> Bool {
    let own = shares(at: confidence, drift: nil)
    return VerdictRule.verdict(lower: own.lower, upper: own.upper, tolerance: tolerance) == .regressed
  }

  /// The ends of the interval as shares, positive is worse.
  private func shares(at confidence: Double, drift: MomentDrift?) -> (lower: Double, upper: Double) {
    let interval = try? change.interval(confidence: confidence, drift: drift)
    return subject.orientation.shares(
      lower: (interval?.lower ?? -.infinity) - widening, upper: (interval?.upper ?? .infinity) + widening)
  }

  private var errorFactor: Double? {
    guard let ownError, let error = change.basis?.standardError, error > ownError, ownError > 0 else { return nil }
    return error / ownError
  }

  /// The power at which the smallest detectable change is stated: the customary one for planning.
  private static let power = 0.8

  /// The smallest change, beyond tolerance and widening, that such an interval would have shown as regressed.
  private func minimumDetectableChange(at confidence: Double) -> Double? {
    guard let effect = try? basis?.minimumDetectableEffect(confidence: confidence, power: Self.power) else {
      return nil
    }
    let orientation = subject.orientation
    let distance = orientation.logDistance(ofShare: tolerance) + widening + effect
    return distance.isFinite ? orientation.share(ofLogDistance: distance).ifFinite : nil
  }

  /// How many replicates a side are lacking until the interval no longer reaches across the tolerance.
  private func replicatesNeeded(at confidence: RowConfidence) -> Int? {
    let orientation = subject.orientation
    let beyond = orientation.worse(change.point) - orientation.logDistance(ofShare: tolerance)
    let distance = abs(beyond)
    guard distance.isFinite, distance > 0 else { return nil }
    let present = max(change.baseline.replicates, change.current.replicates)
    let needed = try? basis?.replicatesNeeded(
      forHalfWidth: distance, confidence: beyond > 0 ? confidence.ofAlarm : confidence.ofProof, replicates: present)
    return needed ?? nil
  }
}
