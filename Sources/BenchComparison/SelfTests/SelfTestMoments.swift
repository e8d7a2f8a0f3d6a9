package import BenchModel
import BenchStatistics
import Glibc

/// Finds out from runs of one program at several moments what two moments of this machine differ by.
package enum SelfTestMoments {
  /// Fewer degrees of freedom give a deviation that may be half of the true one.
  private static let fewestDegreesOfFreedom = 8

  /// What the runs tell; nil where they have no benchmark in common, or too few to tell anything.
  ///
  /// The figure of a benchmark at a moment is the one that decides in a comparison of two runs: the mean of the better
  /// half of its launches' bests.
  package static func assess(_ runs: [BenchmarkRun], pauseSeconds: Double) -> SelfTest.Moments? {
    let figures = runs.map { run in
      Dictionary(
        run.results.compactMap { result in figure(of: result).map { (result.id, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    guard let first = runs.first else { return nil }
    let rows = first.results.compactMap { result -> [Double]? in
      let row = figures.compactMap { $0[result.id] }
      return row.count == runs.count ? row : nil
    }
    guard let scatter = try? MomentScatter(of: rows, tails: MomentDrift.degreesOfFreedom),
      scatter.degreesOfFreedom >= fewestDegreesOfFreedom
    else { return nil }
    return SelfTest.Moments(
      count: runs.count, benchmarks: rows.count, pauseSeconds: pauseSeconds, drift: expm1(scatter.deviation),
      commonDrift: expm1(scatter.commonDeviation))
  }

  /// How many moments so many benchmarks need at least.
  package static func fewest(forBenchmarks count: Int) -> Int {
    let ofTwo = MomentScatter.degreesOfFreedom(programs: count, moments: 2)
    return max((fewestDegreesOfFreedom + ofTwo - 1) / ofTwo + 1, leastMoments)
  }

  /// Fewer moments are of one mood of the machine, however many benchmarks see it.
  package static let leastMoments = 4

  private static func figure(of result: BenchmarkResult) -> Double? {
    guard let sample = result.sample(of: .time) else { return nil }
    let launches = sample.values.filter { !$0.isEmpty }
    guard !launches.isEmpty, launches.allSatisfy({ $0.allSatisfy { $0 > 0 && $0.isFinite } }) else { return nil }
    let estimator = RawEstimator(.best, of: .time)
    return (try? estimator.figure(overLaunches: launches))?.logarithm.point
  }
}
