import BenchModel
import BenchStatistics

extension MetricJudge {
  /// Adds the rows of a metric of which a side has only figures that somebody else computed.
  func judgePublished(
    _ subject: MetricSubject, baseline: Measurements, current: Measurements, into rows: inout PendingRows
  ) throws(ComparisonError) {
    let before = PublishedFigures(baseline, of: subject.metric)
    let after = PublishedFigures(current, of: subject.metric)
    let known = Self.published.filter { before[$0] != nil && after[$0] != nil }
    guard let main = known.first, let first = before[main], let second = after[main] else {
      return rows.append(
        subject.invalid(.metricMissing, note: "No figure of this metric is published on both sides."))
    }
    switch ZeroRule(subject, first.value, second.value) {
    case .never?: return rows.append(ZeroRule.rowOfZeros(subject, main))
    case .oneSided(let note, let gates)?:
      return rows.append(ZeroRule.rowOfOneSide(subject, note, gates: gates, main))
    case .counts?:
      return try ExactJudge(tolerances: tolerances)
        .judge(subject, baseline: Self.single(first), current: Self.single(second), into: &rows)
    case .mean?, nil: break
    }
    if let first = before.spreadOfMean, let second = after.spreadOfMean, before.located == after.located {
      let estimated = Result { () throws(StatisticsError) -> LogChange in
        try LogChange(from: first.estimate(), to: second.estimate())
          .with(scatter: [first, second].compactMap(\.relativeDeviation).max())
      }
      let note =
        "Only \(before.located.rawValue), spread and count are known: widened by \(PercentText.plain(floor)) for how launches differ."
      try builder.add(estimated, subject, before.located, evidence: .summary, note: note, into: &rows)
    } else {
      // The mean of one value is that value, and is called so.
      let isValue = before.isOneValue && after.isOneValue
      for statistic in known where Self.locations.contains(statistic) {
        try addPoint(subject, statistic, as: isValue ? .value : statistic, before, after, main: main, into: &rows)
      }
    }
    for statistic in known where !Self.locations.contains(statistic) {
      try addPoint(subject, statistic, as: statistic, before, after, main: main, into: &rows)
    }
  }

  private static let locations: [Statistic] = [.mean, .median]

  /// What is judged of published figures; the first that both sides have says where the metric lies.
  private static let published: [Statistic] = locations + [.p90, .p95, .p99, .max]

  /// Adds the row of two figures; beside the one that says where the metric lies, zero has no ratio and no row.
  private func addPoint(
    _ subject: MetricSubject, _ statistic: Statistic, as shown: Statistic, _ before: PublishedFigures,
    _ after: PublishedFigures, main: Statistic, into rows: inout PendingRows
  ) throws(ComparisonError) {
    guard let first = before[statistic], let second = after[statistic] else { return }
    if statistic != main, first.value == 0 || second.value == 0 { return }
    try builder.addPoint(subject, shown, baseline: first, current: second, into: &rows)
  }

  private static func single(_ figure: Estimate) -> Measurements {
    .published(Summary(count: figure.replicates, mean: figure.value))
  }
}
