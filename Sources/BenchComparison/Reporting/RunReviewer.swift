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
    // Starts of processes have other tails and rates than the operations that the limits were set for.
    let checks = run.isOfCommands ? [] : health.checks(memory: memory)
    let readiness = ReadinessRule(
      run: run, comparison: comparison, assessments: assessments, healthChecks: checks
    ).readiness
    return try RunReview(
      grade: run.isOfCommands
        ? nil
        : Grader(
          run: run, comparison: comparison, assessments: assessments, healthChecks: checks, rubric: rubric
        ).grade(readiness: readiness),
      readiness: readiness, overall: OverallChange.estimate(of: comparison?.rows ?? []), healthChecks: checks,
      limits: rubric.limits, rubricSource: rubricSource, memory: memory,
      loads: LoadRule(run: run, assessments: assessments).reviews,
      bottlenecks: BottleneckFinder(run: run).bottlenecks, headrooms: HeadroomRule.headrooms(assessments),
      summary: SummaryReview(run: run, rubric: rubric).figures())
  }
}

extension BenchmarkRun {
  /// Whether all that was measured are whole commands, which are known by the two kinds of processor time that only
  /// they have.
  fileprivate var isOfCommands: Bool {
    let measured = results.filter { $0.status == .measured }
    return !measured.isEmpty
      && measured.allSatisfy { $0.sample(of: .userTime) != nil && $0.sample(of: .systemTime) != nil }
  }
}
