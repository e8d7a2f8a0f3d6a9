import BenchModel

/// Whether a run can go into production: what is wrong forbids it, what is open is a risk.
final class ReadinessRule: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  let run: BenchmarkRun
  let comparison: Comparison?
  let assessments: [Assessment]
  let healthChecks: [HealthCheck]

  init(run: BenchmarkRun, comparison: Comparison?, assessments: [Assessment], healthChecks: [HealthCheck]) {
    self.run = run
    self.comparison = comparison
    self.assessments = assessments
    self.healthChecks = healthChecks
  }

  var readiness: Readiness {
    Readiness(reasons: reasons.filter { $0.count > 0 }, risks: risks.filter { $0.count > 0 })
  }

  private var reasons: [Readiness.Finding] {
    let failed = run.results.filter { [.failed, .timedOut].contains($0.status) }.map(\.id)
    var reasons = [
      rows(.regressed) { $0.failsByRegression }, rows(.invalid) { $0.verdict == .invalid },
      rows(.tooGood) { $0.failsByImprovement },
      Readiness.Finding(.failed, count: failed.count, ids: failed), objectives(.missed, .missed),
    ]
    if comparison?.gate.outcome == .incomplete, reasons.allSatisfy({ $0.count == 0 }) {
      reasons.append(Readiness.Finding(.incomplete))
    }
    if !run.results.contains(where: { $0.status == .measured }) { reasons.append(Readiness.Finding(.nothingMeasured)) }
    if run.environment.optimised == false { reasons.append(Readiness.Finding(.debugBuild)) }
    return reasons
  }

  private var risks: [Readiness.Finding] {
    let unhealthy = healthChecks.filter { $0.band == .needsAttention }
    var risks = [
      rows(.acknowledged) { $0.verdict == .regressed && $0.isAcknowledged },
      rows(.inconclusive) { $0.isOpen },
      objectives(.atRisk, .atRisk), objectives(.unproven, .unproven),
      Readiness.Finding(.unhealthy, count: unhealthy.count, ids: unhealthy.map(\.id).distinct),
    ]
    if comparison?.gate.outcome == .undecided { risks.append(Readiness.Finding(.undecided)) }
    if comparison == nil { risks.append(Readiness.Finding(.noBaseline)) }
    if assessments.isEmpty { risks.append(Readiness.Finding(.noObjectives)) }
    if run.completeness == .partial { risks.append(Readiness.Finding(.partial)) }
    return risks
  }

  private func rows(_ concern: Readiness.Concern, where isOne: (ComparisonRow) -> Bool) -> Readiness.Finding {
    let rows = (comparison?.rows ?? []).filter { $0.gates && isOne($0) }
    return Readiness.Finding(concern, count: rows.count, ids: rows.map(\.id).distinct)
  }

  private func objectives(_ concern: Readiness.Concern, _ state: Assessment.State) -> Readiness.Finding {
    let held = assessments.filter { $0.state == state }
    return Readiness.Finding(concern, count: held.count, ids: held.compactMap(\.id).distinct)
  }
}
