package import BenchModel
import BenchStatistics

/// By how much a series of readings grows in 1,000 operations, as a run's raw readings tell.
package enum GrowthEstimate {
  /// The growth with its interval over the launches of a sample.
  ///
  /// - Throws: why the readings tell none.
  static func estimate(_ sample: Sample) throws(StatisticsError) -> Estimate {
    let growth = try LastingGrowth(
      sample.values, operationsApart: sample.iterations, confidence: Confidence.least)
    return Estimate(
      value: growth.slope, lower: growth.interval.lower.ifFinite, upper: growth.interval.upper.ifFinite,
      confidence: growth.interval.confidence, replicates: sample.values.count)
  }

  /// The growth of live memory of every benchmark of a run that took readings of it.
  package static func ofLiveMemory(in run: BenchmarkRun) -> [BenchmarkID: BenchModel.Estimate] {
    var growths: [BenchmarkID: BenchModel.Estimate] = [:]
    for result in run.results {
      if let sample = result.sample(of: .liveMemory) { growths[result.id] = try? estimate(sample) }
    }
    return growths
  }
}
