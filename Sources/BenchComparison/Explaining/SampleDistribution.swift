package import BenchModel
import BenchStatistics
import Glibc

/// Finds out how the values of samples are spread, for pictures of them.
package enum SampleDistribution {
  /// The shares that pictures mark: the quartiles, and the percentiles that people ask for.
  static let orders = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

  /// The distribution of the values of all launches; nil where there is none, or one that is not finite.
  ///
  /// - Parameter bins: how many stretches the histogram has; by default as many as its own count suggests.
  /// - Parameter range: what the histogram covers; by default from the smallest value to the largest.
  static func distribution(
    of sample: Sample, bins: Int? = nil, over range: ClosedRange<Double>? = nil
  ) -> Distribution? {
    guard let ordered = try? OrderedSample(sample.values.pooled) else { return nil }
    return distribution(of: ordered, bins: bins, over: range ?? ordered.minimum...ordered.maximum)
  }

  private static func distribution(
    of ordered: OrderedSample, bins: Int?, over range: ClosedRange<Double>
  ) -> Distribution {
    let count = ordered.values.count
    let quantiles = orders.compactMap { order -> Distribution.Quantile? in
      guard PercentileSupport.isSupported(order, count: count) else { return nil }
      return (try? ordered.quantile(order)).map { Distribution.Quantile(order: order, value: $0) }
    }
    return Distribution(
      count: count, minimum: ordered.minimum, maximum: ordered.maximum, quantiles: quantiles,
      histogram: histogram(of: ordered.values, bins: bins ?? suggestedBins(count), over: range))
  }

  /// The distributions of one metric of every benchmark of a run that has measurements of it.
  package static func ofMetric(_ metric: Metric, in run: BenchmarkRun) -> [BenchmarkID: Distribution] {
    var distributions: [BenchmarkID: Distribution] = [:]
    for result in run.results {
      if let sample = result.sample(of: metric) { distributions[result.id] = distribution(of: sample) }
    }
    return distributions
  }

  /// The distributions of the operations of every benchmark, or of its batches where none was timed singly, with
  /// histograms of so many stretches.
  package static func ofTimes(in run: BenchmarkRun, bins: Int) -> [BenchmarkID: Distribution] {
    var distributions: [BenchmarkID: Distribution] = [:]
    for result in run.results {
      guard let sample = result.sample(of: .latency) ?? result.sample(of: .time) else { continue }
      distributions[result.id] = distribution(of: sample, bins: bins)
    }
    return distributions
  }

  /// The distributions of each metric of a benchmark that both runs measured, both histograms over one range.
  package static func ofBenchmark(
    _ id: BenchmarkID, in runs: Sides<BenchmarkRun>, bins: Int
  ) -> [String: Sides<Distribution>] {
    let results = runs.map { run in run.results.first { $0.id == id } }
    let others = SampleIndex(results.current?.samples ?? [])
    var distributions: [String: Sides<Distribution>] = [:]
    for sample in results.baseline?.samples ?? [] {
      guard let other = others[sample.metric],
        let before = try? OrderedSample(sample.values.pooled), let after = try? OrderedSample(other.values.pooled)
      else { continue }
      let range = min(before.minimum, after.minimum)...max(before.maximum, after.maximum)
      distributions[sample.metric] = Sides(baseline: before, current: after)
        .map { distribution(of: $0, bins: bins, over: range) }
    }
    return distributions
  }

  /// Terrell and Scott's lower bound for the number of bins ("Oversmoothed Nonparametric Density Estimates", JASA
  /// 1985), doubled, so that two modes stay two; 40 is what a row of a picture can show.
  private static func suggestedBins(_ count: Int) -> Int {
    min(40, Int((2 * cbrt(2 * Double(count))).rounded(.up)))
  }

  /// Positive values are counted in stretches of one ratio: nearly the same as of one width where they lie close
  /// together, and the only ones that show both ends of a long tail where they do not.
  private static func histogram(
    of ascending: [Double], bins: Int, over range: ClosedRange<Double>
  ) -> Distribution.Histogram {
    let isLogarithmic = range.lowerBound > 0
    func scaled(_ value: Double) -> Double { isLogarithmic ? log(value) : value }
    let (start, end) = (scaled(range.lowerBound), scaled(range.upperBound))
    var counts = [Int](repeating: 0, count: max(1, bins))
    for value in ascending {
      let share = end > start ? (scaled(value) - start) / (end - start) : 0.5
      // Values as far apart as numbers go have no finite width; they count as the first stretch.
      let bin = share.isFinite ? Int(min(max(share, 0), 1) * Double(counts.count)) : 0
      counts[min(bin, counts.count - 1)] += 1
    }
    return Distribution.Histogram(
      lower: range.lowerBound, upper: range.upperBound, isLogarithmic: isLogarithmic, counts: counts)
  }
}
