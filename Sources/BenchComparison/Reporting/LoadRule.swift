import BenchModel
import BenchStatistics

/// What many users at once get of the program, beside one alone.
struct LoadRule: Sendable {
  let run: BenchmarkRun
  let assessments: [Assessment]

  /// What many did at once, for every benchmark that measured it beside one alone.
  var reviews: [LoadReview] {
    run.results.compactMap { result in
      guard let together = result.sample(of: .throughput)?.values,
        let alone = result.sample(of: .singleThroughput)?.values,
        let speedUp = Self.ratio(of: together, to: alone), let mean = try? Moments(together.pooled).mean,
        let single = try? Moments(alone.pooled).mean
      else { return nil }
      let cores = run.environment.logicalProcessors.flatMap { $0 > 0 ? Double($0) : nil }
      let states = assessments.filter { $0.id == result.id }.map(\.state)
      return LoadReview(
        id: result.id, participants: result.id.parameters.first { Int($0.value) != nil }, alone: single,
        together: mean, speedUp: speedUp, efficiency: cores.map { speedUp.divided(by: $0) },
        objectives: states,
        isSafe: !states.isEmpty && states.allSatisfy { $0 == .met } && (speedUp.lower ?? speedUp.value) >= 1)
    }
  }

  /// The geometric mean over launches of the ratio of two figures that each launch has one of, with Student's interval
  /// on logarithms from three launches on.
  private static func ratio(of numerators: [[Double]], to denominators: [[Double]]) -> Estimate? {
    let pairs = zip(numerators, denominators).compactMap { above, below -> Double? in
      guard above.count == 1, below.count == 1, above[0] > 0, below[0] > 0 else { return nil }
      return (above[0] / below[0]).ifFinite
    }
    guard !pairs.isEmpty, pairs.count == numerators.count, let logarithms = try? logarithms(of: pairs) else {
      return nil
    }
    return try? OverallChange.geometricMean(ofLogarithms: logarithms, fewest: Replicates.fewestLaunches)
  }
}

extension BenchModel.Estimate {
  fileprivate func divided(by divisor: Double) -> Self {
    Self(
      value: value / divisor, lower: lower.map { $0 / divisor }, upper: upper.map { $0 / divisor },
      confidence: confidence, replicates: replicates)
  }
}
