import BenchModel

/// The rubric applied.
///
/// Each part is the mean of its points, of which a full one stands for what is as it should be:
/// - an objective that is MET counts 1, AT RISK ½, UNPROVEN ¼ and MISSED 0;
/// - a health check that is good counts 1, fair ½, one that needs attention 0;
/// - a gating row without a regression or improved counts 1, an inconclusive or acknowledged one ½, a regressed or
///   invalid one 0, and an inconclusive one that only informs not at all; without a baseline the part is not graded;
/// - of the evidence five things count alike: the share of benchmarks that were measured, the share with three launches
///   or more, and whether the run is complete, optimised, and was made on a calm machine.
///
/// The sum of the parts, each by its weight and those that could not be graded left out, is a share of 100.
final class Grader: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  let run: BenchmarkRun
  let comparison: Comparison?
  let assessments: [Assessment]
  let healthChecks: [HealthCheck]
  let rubric: Rubric

  init(
    run: BenchmarkRun, comparison: Comparison?, assessments: [Assessment], healthChecks: [HealthCheck], rubric: Rubric
  ) {
    self.run = run
    self.comparison = comparison
    self.assessments = assessments
    self.healthChecks = healthChecks
    self.rubric = rubric
  }

  /// The grade; what makes a run not ready caps it.
  func grade(readiness: Readiness) -> Grade {
    let parts = Grade.Subject.allCases.compactMap { subject -> Grade.Part? in
      guard let weight = rubric.weights[subject], weight > 0 else { return nil }
      return Grade.Part(subject: subject, weight: weight, entries: entries(of: subject))
    }
    let graded = parts.compactMap { part in part.share.map { (weight: part.weight, share: $0) } }
    let weights = graded.reduce(0) { $0 + $1.weight }
    let total = weights > 0 ? graded.reduce(0) { $0 + $1.weight * $1.share } / weights * 100 : 0
    let uncapped = Self.letter(for: total)
    var caps: [Grade.Cap] = []
    if !readiness.reasons.isEmpty { caps.append(.failing) }
    if graded.count < parts.count { caps.append(.notGraded) }
    return Grade(
      parts: parts, total: total, uncapped: uncapped, caps: caps,
      letter: caps.map(Self.best).reduce(uncapped) { Self.worse($0, $1) })
  }

  /// The best grade that a cap leaves.
  static func best(under cap: Grade.Cap) -> Grade.Letter {
    switch cap {
    case .failing: .c
    case .notGraded: .b
    }
  }

  private static func worse(_ first: Grade.Letter, _ second: Grade.Letter) -> Grade.Letter {
    Grade.Letter.allCases.last { $0 == first || $0 == second } ?? first
  }

  /// The grade of a sum, by the usual steps of American schools.
  static func letter(for total: Double) -> Grade.Letter {
    let steps: [(Double, Grade.Letter)] = [
      (97, .aPlus), (93, .a), (90, .aMinus), (87, .bPlus), (83, .b), (80, .bMinus), (77, .cPlus), (73, .c),
      (70, .cMinus), (67, .dPlus), (63, .d), (60, .dMinus),
    ]
    return steps.first { total >= $0.0 }?.1 ?? .f
  }

  private func entries(of subject: Grade.Subject) -> [Grade.Entry] {
    switch subject {
    case .objectives:
      let credits: [(Assessment.State, Double)] = [(.met, 1), (.atRisk, 0.5), (.unproven, 0.25), (.missed, 0)]
      return credits.map { state, credit in
        Grade.Entry(.objective(state), count: assessments.count { $0.state == state }, credit: credit)
      }
    case .healthChecks:
      let credits: [(HealthCheck.Band, Double)] = [(.good, 1), (.fair, 0.5), (.needsAttention, 0)]
      return credits.map { band, credit in
        Grade.Entry(.health(band), count: healthChecks.count { $0.band == band }, credit: credit)
      }
    case .regressions: return rowEntries
    case .evidence: return evidenceEntries
    }
  }

  private var rowEntries: [Grade.Entry] {
    let rows = (comparison?.rows ?? []).filter { $0.gates && ($0.verdict != .inconclusive || $0.isOpen) }
    let credits: [(Verdict, Double)] = [
      (.noRegression, 1), (.improved, 1), (.inconclusive, 0.5), (.regressed, 0), (.invalid, 0),
    ]
    let accepted = rows.count { $0.verdict == .regressed && $0.isAcknowledged }
    return credits.map { verdict, credit in
      let count = rows.count { $0.verdict == verdict && !($0.verdict == .regressed && $0.isAcknowledged) }
      return Grade.Entry(.row(verdict), count: count, credit: credit)
    } + [Grade.Entry(.acknowledged, count: accepted, credit: 0.5)]
  }

  private var evidenceEntries: [Grade.Entry] {
    let wanted = run.results.filter { $0.status != .skipped }
    let measured = wanted.filter { $0.status == .measured }
    func yes(_ label: Grade.Label, _ holds: Bool) -> Grade.Entry { Grade.Entry(label, part: holds ? 1 : 0, of: 1) }
    return [
      Grade.Entry(.measured, part: measured.count, of: wanted.count),
      Grade.Entry(
        .launches, part: measured.count { $0.launches >= Replicates.fewestLaunches }, of: measured.count),
      yes(.complete, run.completeness == .complete), yes(.optimised, run.environment.optimised == true),
      yes(.calm, run.environment.loadAtStart != nil && !run.environment.wasBusy),
    ]
  }
}
