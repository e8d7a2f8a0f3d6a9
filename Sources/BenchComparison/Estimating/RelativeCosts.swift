package import BenchModel
import BenchStatistics
import Glibc

/// States what benchmarks cost against those they name as their reference, with an interval of the ratio.
package enum RelativeCosts {
  /// One relative cost for each benchmark of a run that names a reference of that run, in the run's order.
  ///
  /// Launches of different benchmarks are independent processes in random order, so the ratio's interval is that of two
  /// independent samples of launches, as for the best time of two runs; with fewer than three launches a benchmark
  /// there is none.
  package static func stated(in run: BenchmarkRun) -> [RelativeCost] {
    let byID = Dictionary(run.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return run.results.compactMap { result in
      guard let reference = result.relativeTo, let other = byID[reference] else { return nil }
      return cost(of: result, against: other)
    }
  }

  /// What the benchmarks of a run cost against the one with the smallest mean time, in the run's order; nothing where
  /// only one was measured.
  package static func toFastest(in run: BenchmarkRun) -> [RelativeCost] {
    let measured = run.results.compactMap { result in
      batches(of: result).flatMap { try? Moments($0.pooled).mean }.map { (result: result, mean: $0) }
    }
    guard measured.count > 1, let fastest = measured.min(by: { $0.mean < $1.mean })?.result else { return [] }
    return measured.map(\.result).filter { $0.id != fastest.id }.map { cost(of: $0, against: fastest) }
  }

  private static func cost(
    of result: BenchmarkResult, against other: BenchmarkResult
  ) -> RelativeCost {
    let own = batches(of: result)
    let base = batches(of: other)
    guard let own, let base, RawEstimator.evidence(base, own) == .launches,
      let change = try? RawEstimator(.best, of: .time).overLaunches(baseline: base, current: own),
      let interval = try? change.interval(confidence: Confidence.least)
    else {
      return plain(result.id, other.id, own.flatMap(median), base.flatMap(median))
    }
    let ratio = Estimate(
      value: exp(change.point), lower: exp(interval.lower).ifFinite, upper: exp(interval.upper).ifFinite,
      confidence: Confidence.least, replicates: min(own.count, base.count))
    return RelativeCost(
      id: result.id, reference: other.id, own: change.current.value, other: change.baseline.value, ratio: ratio)
  }

  private static func plain(
    _ id: BenchmarkID, _ reference: BenchmarkID, _ own: Double?, _ other: Double?
  ) -> RelativeCost {
    var ratio: Estimate?
    if let own, let other, other > 0 { ratio = Estimate(value: own / other, replicates: 1) }
    return RelativeCost(id: id, reference: reference, own: own, other: other, ratio: ratio)
  }

  private static func batches(of result: BenchmarkResult) -> [[Double]]? {
    guard let sample = result.sample(of: .time), case .launches(let launches)? = Measurements(sample) else {
      return nil
    }
    return launches
  }

  private static func median(of launches: [[Double]]) -> Double? {
    try? OrderedSample(launches.pooled).median
  }
}
