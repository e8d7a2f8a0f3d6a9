import BenchModel
import BenchStatistics

/// Judges one metric of one benchmark: chooses the evidence by the weaker side, and makes one row for each statistic.
struct MetricJudge: Sendable {
  let tolerances: ApplicableTolerances
  /// By how much launches of one program differ, as a share.
  let floor: Double
  /// When benchmarks of the session could be decided; nil where all had the rounds that were planned.
  let looks: AlphaSpending?
  /// Whether what the current run no longer has can fail the gate.
  var losesGate = true

  var builder: RowBuilder { RowBuilder(tolerances: tolerances, floor: floor) }

  /// Adds the rows of a metric; there is at least one, whatever the measurements are.
  ///
  /// - Parameter replication: what ran together or at several moments, nil where launches are all that is known.
  func judge(
    _ subject: MetricSubject, baseline: Measurements, current: Measurements, replication: Replication?,
    into rows: inout PendingRows
  ) throws(ComparisonError) {
    if subject.metric.nature == .exact {
      return try ExactJudge(tolerances: tolerances).judge(subject, baseline: baseline, current: current, into: &rows)
    }
    if subject.metric.isSigned {
      let note = "Its values may be zero or less, so that a change is no ratio: hold it by an objective."
      return rows.append(subject.invalid(.notPositive, note: note, gates: false))
    }
    if case .figures(let figures)? = replication { return try judgeFigures(subject, figures, into: &rows) }
    guard case .launches(let before) = baseline, case .launches(let after) = current else {
      return try judgePublished(subject, baseline: baseline, current: current, into: &rows)
    }
    if let counts = RepeatedCounts(subject, before, after) {
      return try ExactJudge(tolerances: tolerances)
        .judge(counts.subject, baseline: baseline, current: current, note: counts.note, into: &rows)
    }
    switch ZeroRule(subject, before, after) {
    case .never?: return rows.append(ZeroRule.rowOfZeros(subject))
    case .counts?:
      return try ExactJudge(tolerances: tolerances).judge(subject, baseline: baseline, current: current, into: &rows)
    case .oneSided(let note, let gates)?: return rows.append(ZeroRule.rowOfOneSide(subject, note, gates: gates))
    case .mean(let note)?:
      return try builder.add(
        MeanWithZeros.change(before, after), subject, .mean, evidence: RawEstimator.evidence(before, after),
        note: note, into: &rows)
    case nil: break
    }
    if let lost = lostPercentile(subject, baseline: before, current: after) { rows.append(lost) }
    if let obstacle = Self.obstacle(subject, baseline: before, current: after) {
      rows.append(obstacle)
      return
    }
    switch replication {
    case .rounds(let rounds, let lookedAt)?: try judgeRounds(subject, rounds, lookedAt: lookedAt, into: &rows)
    case .moments(let moments)?: try judgeMoments(subject, moments, into: &rows)
    case .tooFewRounds?: try judgeRaw(subject, baseline: before, current: after, mayCall: false, into: &rows)
    case .figures?, nil: try judgeRaw(subject, baseline: before, current: after, into: &rows)
    }
  }

  /// A row for the percentile that the baseline supports and both sides together do not: a tail that nobody compares
  /// any more is a hole, and not one row fewer.
  private func lostPercentile(
    _ subject: MetricSubject, baseline: [[Double]], current: [[Double]]
  ) -> ComparisonRow? {
    guard subject.metric.is(.latency), subject.haveOperations.baseline,
      let had = RawStatistics.farthest(of: baseline)
    else { return nil }
    let left = subject.areOperations ? RawStatistics.farthest(of: baseline + current) : nil
    guard left != had else { return nil }
    let shortest = current.map(\.count).min() ?? 0
    let reason =
      subject.haveOperations.current
      ? "the shortest launch of the current run has \(shortest) operations"
      : "the current run has no operations timed singly"
    return subject.invalid(
      .metricMissing, statistic: had, note: "The baseline supports \(had.rawValue); \(reason).", gates: losesGate)
  }

  private func judgeRounds(
    _ subject: MetricSubject, _ rounds: PairedRounds, lookedAt: Int, into rows: inout PendingRows
  ) throws(ComparisonError) {
    let statistics = RawStatistics.judged(
      of: subject.metric, areOperations: subject.areOperations, baseline: rounds.baseline, current: rounds.current,
      arePaired: true)
    for statistic in statistics {
      let estimated = Result { () throws(StatisticsError) -> LogChange in
        try RawEstimator(statistic, of: subject.metric).overRounds(rounds)
      }
      let part = looks?.part(at: lookedAt)
      try builder.add(
        estimated, subject, statistic, evidence: .paired, lookedAt: lookedAt, part: part, note: rounds.note, into: &rows
      )
    }
  }

  private func judgeRaw(
    _ subject: MetricSubject, baseline: [[Double]], current: [[Double]], mayCall: Bool = true,
    into rows: inout PendingRows
  ) throws(ComparisonError) {
    let evidence = RawEstimator.evidence(baseline, current)
    if evidence == .point {
      let figures = (Self.single(baseline), Self.single(current))
      return try builder.addPoint(subject, .best, baseline: figures.0, current: figures.1, into: &rows)
    }
    let statistics = RawStatistics.judged(
      of: subject.metric, areOperations: subject.areOperations, baseline: baseline, current: current)
    let sides = (MeasuredSide(baseline), MeasuredSide(current))
    let note =
      mayCall
      ? evidence == .launches ? nil : fewLaunchesNote(baseline.count, current.count)
      : "Fewer than \(Replicates.fewestLaunches) rounds of the session tell nothing of how rounds differ."
    for statistic in statistics {
      let estimated = Result { () throws(StatisticsError) -> LogChange in
        let estimator = RawEstimator(statistic, of: subject.metric)
        return evidence == .launches
          ? try estimator.overLaunches(baseline: baseline, current: current)
          : try estimator.overMeasurements(baseline: sides.0, current: sides.1)
      }
      try builder.add(
        estimated, subject, statistic, evidence: evidence, mayCall: mayCall, note: note, into: &rows)
    }
  }

  private func fewLaunchesNote(_ baseline: Int, _ current: Int) -> String {
    "\(baseline) launch\(baseline == 1 ? "" : "es") in the baseline, \(current) in the current run: widened by "
      + "\(PercentText.plain(floor)) "
      + "for how launches differ; \(Replicates.fewestLaunches) a side would tell."
  }

  /// The one value of a side, or the median of the several it has against a single one.
  private static func single(_ launches: [[Double]]) -> Estimate {
    let values = launches.pooled.ordered()
    let upperMiddle = values[values.count / 2]
    let value = values.count.isMultiple(of: 2) ? (values[values.count / 2 - 1] + upperMiddle) / 2 : upperMiddle
    return Estimate(value: value, replicates: values.count)
  }

  /// The row of a metric with a measurement that is no measurement, nil where every one is.
  private static func obstacle(
    _ subject: MetricSubject, baseline: [[Double]], current: [[Double]]
  ) -> ComparisonRow? {
    for (name, launches) in [("baseline", baseline), ("current run", current)] {
      guard let place = launches.firstWithoutLogarithm else { continue }
      return subject.invalid(
        .notPositive,
        note: "Measurement \(place.measurement) of launch \(place.launch) of the \(name) is \(place.value): "
          + "a change is a ratio of positive numbers.")
    }
    return nil
  }
}
