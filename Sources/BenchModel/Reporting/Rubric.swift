/// How a run is graded: what each part of the grade weighs, and between which limits health checks are fair.
package struct Rubric: Equatable, Sendable {
  /// The two limits of a health check; between them a figure is fair.
  package struct Limits: Equatable, Sendable {
    /// Better than this is good.
    package let good: Double
    /// Worse than this needs attention.
    package let attention: Double

    /// Makes limits.
    package init(good: Double, attention: Double) {
      self.good = good
      self.attention = attention
    }
  }

  /// What each part of the grade weighs; only the ratios of weights matter.
  package var weights: [Grade.Subject: Double]
  /// The limits of each health check.
  package var limits: [HealthCheck.Kind: Limits]
  /// The suites whose runs have the summary and the targets; empty for all.
  package var suites: [String] = []
  /// The figures that a summary puts first.
  package var summary: [SummaryLine] = []
  /// What the project aims at, whatever the policy demands.
  package var targets: [Objective] = []
  /// What the summary's file is called beside a report; nil where none is written unasked.
  package var summaryFile: String?

  /// Makes a rubric; what is not said is the default.
  package init(
    weights: [Grade.Subject: Double] = Rubric.defaultWeights,
    limits: [HealthCheck.Kind: Limits] = Rubric.defaultLimits
  ) {
    self.weights = weights
    self.limits = limits
  }

  /// Objectives are what users feel, and count most; rules of thumb and the quality of the evidence count least.
  package static let defaultWeights: [Grade.Subject: Double] = [
    .objectives: 40, .healthChecks: 20, .regressions: 25, .evidence: 15,
  ]

  /// Rules of thumb for operations on memory; a kilobyte of them is 1,024 bytes.
  package static let defaultLimits: [HealthCheck.Kind: Limits] = [
    .tailRatio: Limits(good: 5, attention: 20), .growth: Limits(good: 1024, attention: 102_400),
    .throughput: Limits(good: 1000, attention: 100),
  ]
}
