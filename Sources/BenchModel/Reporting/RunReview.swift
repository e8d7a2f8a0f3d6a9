/// What a report says of a run beyond its figures: judged once, by rules that stand in the method, and put into words
/// elsewhere.
package struct RunReview: Equatable, Sendable {
  /// The grade; absent for whole commands, which no rubric is for.
  package let grade: Grade?
  /// Whether it can go into production.
  package let readiness: Readiness
  /// How all benchmarks together compare with the baseline; absent where too few of them were compared.
  package let overall: Estimate?
  /// Every health check that the measurements allow.
  package let healthChecks: [HealthCheck]
  /// The limits that they were held against.
  package let limits: [HealthCheck.Kind: Rubric.Limits]
  /// Where the rubric came from, as a page is to say it.
  package let rubricSource: String
  /// What memory stays behind.
  package let memory: [MemoryReview]
  /// What many did at once.
  package let loads: [LoadReview]
  /// What stands out.
  package let bottlenecks: [Bottleneck]
  /// How close the objectives' limits are.
  package let headrooms: [Headroom]
  /// The figures that the rubric puts first; absent where it has none for the run.
  package let summary: SummaryFigures?

  /// Makes a review.
  package init(
    grade: Grade?, readiness: Readiness, overall: Estimate? = nil, healthChecks: [HealthCheck] = [],
    limits: [HealthCheck.Kind: Rubric.Limits] = Rubric.defaultLimits, rubricSource: String,
    memory: [MemoryReview] = [], loads: [LoadReview] = [], bottlenecks: [Bottleneck] = [],
    headrooms: [Headroom] = [], summary: SummaryFigures? = nil
  ) {
    self.grade = grade
    self.readiness = readiness
    self.overall = overall
    self.healthChecks = healthChecks
    self.limits = limits
    self.rubricSource = rubricSource
    self.memory = memory
    self.loads = loads
    self.bottlenecks = bottlenecks
    self.headrooms = headrooms
    self.summary = summary
  }
}
