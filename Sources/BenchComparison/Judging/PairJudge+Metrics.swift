import BenchModel

extension PairJudge {
  /// What both sides have of one metric.
  private struct MetricPair {
    var baseline: Sample?
    var current: Sample?

    var name: String? { (current ?? baseline)?.metric }

    /// The moments of both sides, nil where they have too few.
    var moments: SeveralMoments? {
      guard let baseline, let current else { return nil }
      return SeveralMoments(baseline, current)
    }

    /// What ran together, nil where the sides have too little of it.
    var rounds: PairedRounds? {
      guard let baseline, let current else { return nil }
      return PairedRounds(baseline, current)
    }

    /// Whether it is the processor time of batches, measured side by side, and not what a probe told of the first
    /// rounds.
    ///
    /// It follows the load of the machine, as all that explains, but here both sides have the same load. On two cores
    /// with three busy loops the mean's interval is a third to a tenth as wide as that of wall time
    /// (`benchmarks/peers`).
    func isProcessorTimeOfBatches(beside time: PairedRounds?) -> Bool {
      guard name?.isSameName(as: Metric.cpuTime.name) == true, let time, let rounds else { return false }
      return rounds.baseline.count == time.baseline.count
    }
  }

  private func isDiagnostic(_ name: String) -> Bool {
    let key = ByteKey(name)
    // On both sides: what only one of them calls so has changed, and that is a row.
    return !current.hasMainMetric(key) && !baseline.hasMainMetric(key)
  }

  /// Adds the rows of every metric that a side has measured.
  ///
  /// Metrics that only explain others make no rows beside those others, unless the policy names them.
  func judgeMetrics(
    _ pair: BenchmarkPair, _ before: BenchmarkResult, _ after: BenchmarkResult, into rows: inout PendingRows
  ) throws(ComparisonError) {
    let rules = metrics.tolerances.rules(for: pair.id)
    let hasMainMetric = before.samples.contains { baseline.hasMainMetric(ByteKey($0.metric)) }
    let time =
      areOneSession
      ? MetricPair(baseline: before.sample(of: .time), current: after.sample(of: .time)).rounds : nil
    let pairs = Self.paired(before.samples, after.samples)
    // Every row of a benchmark is judged at its last look, also where it rests on the first rounds alone.
    let lookedAt = areOneSession ? pairs.compactMap { $0.rounds?.baseline.count }.max() : nil
    for samples in pairs {
      if hasMainMetric, let name = samples.name, isDiagnostic(name), !metrics.tolerances.name(name, among: rules),
        !(areOneSession && samples.isProcessorTimeOfBatches(beside: time))
      {
        if let metric = current.metrics[ByteKey(name)] ?? baseline.metrics[ByteKey(name)] {
          rows.unjudged.insert(metric)
        }
        continue
      }
      if samples.baseline == nil || samples.current == nil, let name = samples.name,
        let change = ConditionChange(of: name, from: before.samples, to: after.samples)
      {
        if samples.current == nil, let metric = baseline.metrics[ByteKey(name)] {
          rows.append(change.row(of: pair, metric))
        }
        continue
      }
      try judge(pair, samples, rules: rules, lookedAt: lookedAt, into: &rows)
    }
    guard before.samples.isEmpty else { return }
    // Metrics that only the current run has are added rows, which gate nothing: the loss itself has to be a row.
    rows.append(
      ComparisonRow(
        id: pair.id, label: pair.label, presence: .both, obstacle: .metricMissing,
        note: "The baseline has no measurements of this benchmark.", gates: true))
  }

  private func judge(
    _ pair: BenchmarkPair, _ samples: MetricPair, rules: BenchmarkRules, lookedAt: Int?, into rows: inout PendingRows
  ) throws(ComparisonError) {
    let first = samples.baseline.flatMap { baseline.metrics[ByteKey($0.metric)] }
    let second = samples.current.flatMap { current.metrics[ByteKey($0.metric)] }
    guard let metric = second ?? first else { return }
    let subject = MetricSubject(
      id: pair.id, label: pair.label, metric: metric, rules: rules,
      haveOperations: (Self.areOperations(samples.baseline), Self.areOperations(samples.current)),
      passes: PassLengths(samples.baseline, samples.current))
    if let runObstacle {
      return rows.append(subject.invalid(runObstacle.obstacle, note: runObstacle.note))
    }
    if let first, first != metric {
      let note = "The baseline states it as \(Self.text(first)), the current run as \(Self.text(metric))."
      return rows.append(subject.invalid(.metricChanged, note: note))
    }
    if let known = contradicted(by: metric) {
      let note = "Both sides state it as \(Self.text(metric)); '\(metric.name)' is \(Self.text(known))."
      return rows.append(subject.invalid(.metricChanged, note: note))
    }
    if metric.isLoad, metric.direction == .unknown {
      return rows.append(subject.invalid(.directionUnknown, note: Self.load(samples), gates: false))
    }
    if metric.direction == .unknown {
      let note = "No file says which way of it is better: say so under directions in the policy."
      return rows.append(subject.invalid(.directionUnknown, note: note))
    }
    switch (samples.baseline.flatMap { Measurements($0) }, samples.current.flatMap { Measurements($0) }) {
    case (let before?, let after?):
      let replication = replication(of: samples, metric, in: pair.id, lookedAt: lookedAt)
      try metrics.judge(subject, baseline: before, current: after, replication: replication, into: &rows)
    case (nil, _) where samples.baseline == nil:
      rows.append(
        ComparisonRow(
          added: pair.id, label: pair.label, metric: metric, note: "Only the current run measured this metric."))
    case (nil, _):
      rows.append(subject.invalid(.metricMissing, note: "The baseline has no measurements of this metric."))
    case (_?, nil):
      // A shorter run has fewer percentiles, and is not for that reason one of which something was lost.
      rows.append(
        subject.invalid(
          .metricMissing, note: "The current run has no measurements of this metric.",
          gates: policy.removed == .fail && metric.percentileOrder == nil))
    }
  }

  /// What the replicates of a metric are; nil where they are the launches.
  private func replication(
    of samples: MetricPair, _ metric: Metric, in id: BenchmarkID, lookedAt: Int?
  ) -> MetricJudge.Replication? {
    if let earlier = baseline.source.earlier, let sample = samples.current {
      let former = baseline.formerNames[id] ?? id
      return .figures(
        RunFigures(
          earlier: earlier.figures(of: former, metric.name), current: RunFigures.figures(of: sample, metric)))
    }
    guard areOneSession else { return samples.moments.map { .moments($0) } }
    if let rounds = samples.rounds { return .rounds(rounds, lookedAt: lookedAt ?? rounds.baseline.count) }
    return metric.isTimeOrRate ? .tooFewRounds : nil
  }

  /// What is said of load, which informs.
  private static func load(_ samples: MetricPair) -> String {
    func text(_ sample: Sample?) -> String {
      sample.flatMap { Measurements($0) }.flatMap { PublishedFigures($0, of: .load)[.mean]?.value }
        .map { Int(exactly: $0).map(DecimalText.grouped) ?? DecimalText.significant($0, digits: 4) } ?? "unknown"
    }
    return "The load, which informs and gates nothing, was \(text(samples.baseline)) in the baseline and "
      + "\(text(samples.current)) in the current run."
  }

  private static func areOperations(_ sample: Sample?) -> Bool { sample?.iterations.allSatisfy { $0 == 1 } ?? true }

  /// What the tools know of a metric of this name and unit, where the files say otherwise and the policy does not: a
  /// time that is better the larger it is would make an improvement of every slowdown.
  ///
  /// Counts are exact or not by the tool that made them; a time never is.
  private func contradicted(by metric: Metric) -> Metric? {
    guard let known = metric.known?.metric, metric.direction != .unknown else { return nil }
    guard known.unit == metric.unit else { return known.is(.time) || known.is(.latency) ? known : nil }
    let isStated = policy.directions.contains { $0.metric.isSameName(as: metric.name) }
    let isOtherNature = known.unit == .nanoseconds && known.nature != metric.nature
    return isOtherNature || (!isStated && known.direction != metric.direction) ? known : nil
  }

  private static func paired(_ baseline: [Sample], _ current: [Sample]) -> [MetricPair] {
    var pairs = baseline.map { MetricPair(baseline: $0) }
    let places = SampleIndex(baseline)
    for sample in current {
      if let place = places.place(of: sample.metric) {
        pairs[place].current = sample
      } else {
        pairs.append(MetricPair(current: sample))
      }
    }
    return pairs
  }

  private static func text(_ metric: Metric) -> String {
    "\(metric.unit), \(metric.direction.rawValue) is better, \(metric.nature.rawValue)"
  }
}
