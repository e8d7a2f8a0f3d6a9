package import BenchModel

/// Judges a run as a report needs it: grade, readiness, health, and what stands out.
package struct RunReviewer: Sendable {
  /// The run; its samples have their summaries attached.
  let run: BenchmarkRun
  /// The run judged against another one, if it was.
  let comparison: Comparison?
  /// The policy's objectives, held against the run.
  let assessments: [Assessment]
  let rubric: Rubric

  /// Takes everything that a review rests on.
  package init(
    run: BenchmarkRun, comparison: Comparison?, assessments: [Assessment], rubric: Rubric
  ) {
    self.run = run
    self.comparison = comparison
    self.assessments = assessments
    self.rubric = rubric
  }

  /// The review.
  ///
  /// - Parameter rubricSource: where the rubric came from, as a page is to say it.
  /// - Throws: a fault of the rubric, such as a benchmark of its summary that the run does not have.
  package func review(rubricSource: String) throws(ComparisonError) -> RunReview {
    let memory = memoryReviews
    let checks = healthChecks(memory: memory)
    let readiness = ReadinessRule(
      run: run, comparison: comparison, assessments: assessments, healthChecks: checks
    ).readiness
    return try RunReview(
      grade: Grader(
        run: run, comparison: comparison, assessments: assessments, healthChecks: checks, rubric: rubric
      ).grade(readiness: readiness),
      readiness: readiness, overall: OverallChange.estimate(of: comparison?.rows ?? []), healthChecks: checks,
      limits: rubric.limits, rubricSource: rubricSource, memory: memory, loads: loadReviews,
      bottlenecks: BottleneckFinder(run: run).bottlenecks, headrooms: HeadroomRule.headrooms(assessments),
      summary: SummaryReview(run: run, rubric: rubric).figures())
  }
}

extension BenchmarkResult {
  /// The figures of a metric: what a foreign file published, else what was derived from the measurements.
  func figures(of metric: Metric) -> Summary? {
    sample(of: metric).flatMap { $0.published ?? $0.summary }
  }

  /// The median of a metric, or its mean where only that is known.
  func middle(of metric: Metric) -> Double? {
    figures(of: metric).flatMap { $0.median ?? $0.mean }.flatMap(\.ifFinite)
  }

  /// Operations a second: as measured where many work at once, else from the time of one.
  var throughput: Double? {
    (middle(of: .throughput) ?? figures(of: .time)?.operationsPerSecond).flatMap(\.ifFinite)
  }

  /// The figures of operations timed one by one; a foreign file may state them as time.
  var operations: Summary? {
    let latency = figures(of: .latency)
    return latency?.p99 != nil ? latency : sample(of: .time)?.published
  }

  /// How many worker processes measured it.
  var launches: Int {
    samples.map { Set($0.process).count }.max() ?? 0
  }
}
