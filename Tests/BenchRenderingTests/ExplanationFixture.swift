import BenchModel

extension Fixture {
  /// The benchmark that is explained, with its outside strings as `naming` gives them.
  var explainedID: BenchmarkID { BenchmarkID(group: naming("sort"), name: naming("merge")) }

  /// A comparison with a benchmark whose rows need every sentence of an explanation.
  var explained: Comparison {
    Comparison(
      baseline: comparison.baseline, current: comparison.current, policySource: comparison.policySource,
      date: CalendarDate(ofMoment: "2026-06-30"), gate: comparison.gate, level: comparison.level,
      informingLevel: comparison.informingLevel,
      commonShift: comparison.commonShift,
      drifts: [Drift(metric: "time", statistic: .best, rows: 24, deviation: 0.007, source: .rows)],
      rows: explainedRows, warnings: [])
  }

  private var explainedRows: [ComparisonRow] {
    let rule = Tolerance(relative: 0.03, floor: Quantity(value: 2, unit: .nanoseconds))
    let id = explainedID
    let origin = naming("baselines/policy.json:12")
    let best = ComparisonRow(
      id: id, label: naming("Merge sort"), metric: .time, statistic: .best, evidence: .launches,
      baseline: estimate(843.6, 830.1, 857.3), current: estimate(1834.2, 1811.7, 1857),
      change: Change(value: 1.174, lower: 1.123, upper: 1.227, confidence: 0.9988), errorFactor: 2.04, tolerance: rule,
      toleranceShare: 0.03, toleranceOrigin: origin, verdict: .regressed, gates: true, minimumDetectableChange: 0.067)
    let mean = ComparisonRow(
      id: id, label: naming("Merge sort"), metric: .time, statistic: .mean, evidence: .launches,
      baseline: estimate(851, 832, 871), current: estimate(862, 834, 889),
      change: Change(value: 0.0129, lower: -0.021, upper: 0.048, confidence: 0.9988), errorFactor: 2.04,
      tolerance: rule,
      toleranceShare: 0.03, toleranceOrigin: origin, verdict: .inconclusive,
      note: naming("Most of it is in one launch of 20"), gates: true, minimumDetectableChange: 0.081,
      replicatesNeeded: 1200, role: .informing)
    let accepted = acknowledgement.map { best.with(acknowledgement: RowAcknowledgement($0, .covers)) } ?? best
    return [accepted, mean].map {
      $0.with(baselineSpread: spread(799.25, 911, 0.0212), currentSpread: spread(1702, 1998, 0.0175))
        .with(changeBeyondCommon: 0.0099).with(drift: RowDrift(deviation: 0.007, isDoubtful: $0.statistic == .mean))
    } + [published.with(severity: .warn, origin: naming("baselines/policy.json:31")), missing]
  }

  private var acknowledgement: Acknowledgement? {
    CalendarDate(ofMoment: "2026-12-31").map { day in
      Acknowledgement(
        benchmark: explainedID.description, metric: "time", bound: Tolerance(relative: 1.25),
        reason: naming("sorts stably now"), expires: day, origin: naming("baselines/policy.json:20"))
    }
  }

  private var published: ComparisonRow {
    ComparisonRow(
      id: explainedID, label: nil, metric: Metric(name: naming("hits"), unit: .perSecond, direction: .larger),
      statistic: .value, evidence: .point, baseline: Estimate(value: 5120, replicates: 1),
      current: Estimate(value: 5000, replicates: 1), change: Change(value: 0.0234),
      tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02, toleranceOrigin: "built-in default",
      verdict: .inconclusive, gates: true
    ).with(directionOrigin: naming("baselines/policy.json:9"))
  }

  private var missing: ComparisonRow {
    ComparisonRow(
      id: explainedID, label: nil, presence: .both, metric: .peakMemory, obstacle: .metricMissing,
      note: naming("The current run has no measurements of this metric."), gates: true)
  }

  private func estimate(_ value: Double, _ lower: Double, _ upper: Double) -> Estimate {
    Estimate(value: value, lower: lower, upper: upper, confidence: 0.95, replicates: 10)
  }

  private func spread(_ smallest: Double, _ largest: Double, _ between: Double) -> SampleSpread {
    SampleSpread(
      launches: 10, measurements: 250, iterations: 2_500_000, smallest: smallest, largest: largest,
      betweenLaunches: between, withinLaunches: 0.0301)
  }
}
