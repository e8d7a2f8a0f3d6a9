import BenchModel
import BenchStatistics

extension MetricJudge {
  /// What the replicates of a metric are, where they are not its launches.
  enum Replication {
    /// Rounds of a session, and after how many of them the benchmark was looked at last.
    case rounds(PairedRounds, lookedAt: Int)
    /// Moments.
    case moments(SeveralMoments)
    /// Rounds of a session, too few to tell what rounds differ by.
    case tooFewRounds
    /// The figures that earlier runs gave, and those of the new one.
    case figures(RunFigures)
  }

  /// Judges launches of several moments.
  func judgeMoments(
    _ subject: MetricSubject, _ moments: SeveralMoments, into rows: inout PendingRows
  ) throws(ComparisonError) {
    let statistics = RawStatistics.judged(
      of: subject.metric, areOperations: subject.areOperations, baseline: moments.baseline.flatMap { $0 },
      current: moments.current.flatMap { $0 })
    for statistic in statistics {
      let estimated = Result { () throws(StatisticsError) -> LogChange in
        try RawEstimator(statistic, of: subject.metric).overMoments(moments)
      }
      try builder.add(
        estimated, subject, statistic, evidence: moments.hasOneOfOneSide ? .runs : .launches,
        replicatesAreMoments: true, note: moments.note, into: &rows)
    }
  }

  /// Judges the figures of one run by those of earlier ones: fewer than five of those count as one.
  func judgeFigures(
    _ subject: MetricSubject, _ figures: RunFigures, into rows: inout PendingRows
  ) throws(ComparisonError) {
    for (statistic, earlier, current) in figures.all {
      guard let current else {
        let note = "The earlier runs have its \(statistic.rawValue), the current run has not."
        rows.append(subject.invalid(.metricMissing, statistic: statistic, note: note, gates: losesGate))
        continue
      }
      if earlier.isEmpty { continue }
      guard earlier.count >= LoneRun.fewestOthers else {
        let value = (try? OrderedSample(earlier).median) ?? earlier[0]
        try builder.addPoint(
          subject, statistic, baseline: Estimate(value: value, replicates: earlier.count),
          current: Estimate(value: current, replicates: 1), into: &rows)
        continue
      }
      let estimated = Result { () throws(StatisticsError) -> LogChange in
        try LogChange(
          pooling: BenchStatistics.logarithms(of: earlier), BenchStatistics.logarithms(of: [current]))
      }
      try builder.add(
        estimated, subject, statistic, evidence: .runs, replicatesAreMoments: true,
        note: "\(earlier.count) earlier runs are the replicates.", into: &rows)
    }
  }
}
