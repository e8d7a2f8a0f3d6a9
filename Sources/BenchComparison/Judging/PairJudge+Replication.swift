import BenchModel

extension PairJudge {
  /// What the replicates of a metric are; nil where they are the launches.
  func replication(
    of samples: MetricPair, _ metric: Metric, in id: BenchmarkID, lookedAt: Int?
  ) -> MetricJudge.Replication? {
    if let earlier = baseline.source.earlier, let sample = samples.current {
      let former = baseline.formerNames[id] ?? id
      return .figures(
        RunFigures(
          earlier: earlier.figures(of: former, metric.name), current: HistoryRecorder.figures(of: sample, metric)))
    }
    guard areOneSession else { return samples.moments.map { .moments($0) } }
    if let rounds = samples.rounds { return .rounds(rounds, lookedAt: lookedAt ?? rounds.baseline.count) }
    return metric.isTimeOrRate ? .tooFewRounds : nil
  }
}
