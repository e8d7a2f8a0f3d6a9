package import BenchModel
import BenchStatistics
import Glibc

/// Finds out from a session of one program with itself how much a machine makes equal things differ.
///
/// Differences are those of logarithms. The location of a launch is the median of its batches, as for the row of
/// best times. An effect is one value a round (their median, where a round has several), and its interval is that of
/// the trimmed mean over rounds (Tukey & McLaughlin 1963), which assumes independent rounds.
package enum SelfTestAssessor {
  /// What the self-test of a session is made of.
  package final class Material {
    // A class: nobody changes it, and copies of all that it holds are long code.
    let session: Sides<BenchmarkRun>
    let alone: [BenchmarkResult]
    let comparison: Comparison
    let moments: SelfTest.Moments?

    /// - Parameters:
    ///   - session: the two runs, of one program.
    ///   - alone: the same program in the same rounds with nobody beside it.
    ///   - comparison: what the two runs were judged to be.
    ///   - moments: what runs at several moments told, if there were any.
    package init(
      session: Sides<BenchmarkRun>, alone: [BenchmarkResult], comparison: Comparison, moments: SelfTest.Moments? = nil
    ) {
      self.session = session
      self.alone = alone
      self.comparison = comparison
      self.moments = moments
    }
  }

  /// The self-test; nil where no benchmark has two rounds on both sides.
  package static func assess(_ material: Material) -> SelfTest? {
    let run = material.session.current
    let others = Dictionary(
      material.session.baseline.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let alone = Dictionary(material.alone.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var differences: [Double] = []
    var findings: [SelfTest.Finding] = []
    for result in run.results {
      guard let before = others[result.id]?.sample(of: .time), let after = result.sample(of: .time),
        let rounds = SelfTestRounds(before, after)
      else { continue }
      let own = rounds.launchDifferences
      guard let most = quantile(of: own) else { continue }
      differences += own
      findings.append(
        SelfTest.Finding(
          id: result.id, launchDifference: most, secondSlot: effect(rounds.slotDifferences),
          alternating: alone[result.id]?.sample(of: .time).flatMap { effect(rounds.differences(from: $0)) }))
    }
    guard let floor = quantile(of: differences) else { return nil }
    return SelfTest(
      startedAt: run.startedAt, suite: run.suite, environment: run.environment, rounds: run.plan?.launches ?? 0,
      betweenLaunchFloor: floor, counts: material.comparison.gate.counts,
      secondSlot: effect(findings.compactMap(\.secondSlot).map { log1p($0.value) }),
      alternating: effect(findings.compactMap(\.alternating).map { log1p($0.value) }), findings: findings,
      moments: material.moments)
  }

  private static let confidence = 0.95

  /// The share that 95 of 100 differences stay below.
  private static func quantile(of differences: [Double]) -> Double? {
    (try? OrderedSample(differences).quantile(confidence)).map { expm1($0) }
  }

  /// The mean of logarithmic differences as a change; two leave an interval of one degree of freedom, which tells
  /// nothing.
  private static func effect(_ differences: [Double]) -> Change? {
    if differences.isEmpty { return nil }
    guard differences.count > 2 else {
      return Change(value: expm1(differences.reduce(0, +) / Double(differences.count)))
    }
    guard let estimate = try? BenchStatistics.Estimate.trimmedMean(of: differences),
      let interval = try? estimate.interval(confidence: confidence)
    else { return nil }
    return Change(
      value: expm1(estimate.point), lower: expm1(interval.lower), upper: expm1(interval.upper),
      confidence: confidence)
  }
}
