/// Whether what was measured can go into production, with the reasons.
package struct Readiness: Equatable, Sendable {
  /// The answer.
  package enum Level: String, Sendable {
    /// Nothing speaks against it.
    case ready = "READY"
    /// What is open is listed.
    case withRisks = "READY WITH RISKS"
    /// Something is known to be wrong.
    case notReady = "NOT READY"
  }

  /// What speaks against it.
  package enum Concern: Equatable, Sendable {
    /// Gating rows regressed.
    case regressed
    /// Gating rows could not be compared.
    case invalid
    /// Benchmarks failed or timed out.
    case failed
    /// Gating rows improved by more than can be believed.
    case tooGood
    /// Objectives are missed for certain.
    case missed
    /// The comparison has holes.
    case incomplete
    /// No benchmark was measured.
    case nothingMeasured
    /// The measured program was built without optimisation.
    case debugBuild
    /// Gating rows could not be decided.
    case inconclusive
    /// The comparison as a whole could not be decided.
    case undecided
    /// Regressions that somebody has accepted.
    case acknowledged
    /// Objectives whose measurement lies within the limit while its interval does not.
    case atRisk
    /// Objectives of which nothing is proven.
    case unproven
    /// Health checks in the band that needs attention.
    case unhealthy
    /// There was nothing to compare with.
    case noBaseline
    /// No objective was stated.
    case noObjectives
    /// The run was stopped early.
    case partial
  }

  /// A concern and how often there is reason for it.
  package struct Finding: Equatable, Sendable {
    /// The concern.
    package let concern: Concern
    /// How often.
    package let count: Int
    /// The benchmarks, each once.
    package let ids: [BenchmarkID]

    /// Makes a finding.
    package init(_ concern: Concern, count: Int = 1, ids: [BenchmarkID] = []) {
      self.concern = concern
      self.count = count
      self.ids = ids
    }
  }

  /// The answer.
  package let level: Level
  /// What is known to be wrong.
  package let reasons: [Finding]
  /// What is open.
  package let risks: [Finding]

  /// Makes an answer from what is wrong and what is open.
  package init(reasons: [Finding], risks: [Finding]) {
    self.reasons = reasons
    self.risks = risks
    level = !reasons.isEmpty ? .notReady : !risks.isEmpty ? .withRisks : .ready
  }
}
