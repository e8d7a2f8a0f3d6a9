package import BenchModel

/// Judges a run as a report needs it: grade, readiness, health, and what stands out.
package final class RunReviewer: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
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
    let health = HealthRule(run: run, rubric: rubric)
    let memory = health.memoryReviews
    let checks = health.checks(memory: memory)
    let readiness = ReadinessRule(
      run: run, comparison: comparison, assessments: assessments, healthChecks: checks
    ).readiness
    return try RunReview(
      grade: Grader(
        run: run, comparison: comparison, assessments: assessments, healthChecks: checks, rubric: rubric
      ).grade(readiness: readiness),
      readiness: readiness, overall: OverallChange.estimate(of: comparison?.rows ?? []), healthChecks: checks,
      limits: rubric.limits, rubricSource: rubricSource, memory: memory,
      loads: LoadRule(run: run, assessments: assessments).reviews,
      bottlenecks: BottleneckFinder(run: run).bottlenecks, headrooms: HeadroomRule.headrooms(assessments),
      summary: SummaryReview(run: run, rubric: rubric).figures())
  }
}
