import BenchModel
import BenchStatistics

/// The runs of one command as samples, each run a launch with one value.
struct CommandSamples {
  let runs: [CommandRun]
  /// The place of each run among all of its invocation.
  let orders: [Int]

  /// What is known of a run, in the order in which it is shown.
  static let metrics: [Metric] = [.time, .userTime, .systemTime, .peakMemory]

  var samples: [Sample] {
    let places = Array(runs.indices)
    var samples = [
      sample(.time, places, runs.map(\.wallNanoseconds)), sample(.userTime, places, runs.map(\.userNanoseconds)),
      sample(.systemTime, places, runs.map(\.systemNanoseconds)),
    ]
    let known = places.filter { runs[$0].peakMemory != nil }
    if !known.isEmpty { samples.append(sample(.peakMemory, known, known.map { Double(runs[$0].peakMemory ?? 0) })) }
    return samples
  }

  private func sample(_ metric: Metric, _ places: [Int], _ values: [Double]) -> Sample {
    Sample(
      metric: metric.name, process: places, round: places, order: places.map { orders[$0] },
      iterations: places.map { _ in 1 }, values: values.map { [$0] })
  }

  /// What the times say about how they were measured.
  func warnings(hadWarmup: Bool) -> [String] {
    let times = runs.map(\.wallNanoseconds)
    guard let ordered = try? OrderedSample(times), times.count >= Self.fewestForOutliers else { return [] }
    var warnings: [String] = []
    if ordered.median < Self.brief {
      warnings.append(
        "it takes less than 5 ms, about as much as starting a process varies by: make the command do more")
    }
    let outliers = Self.outliers(among: times, median: ordered.median)
    if outliers.first == 0 {
      let remedy =
        hadWarmup
        ? "use --prepare to put every run in the same state" : "use --warmup or --prepare to have all runs alike"
      warnings.append("the first run took much longer than the others, as if it had warmed a cache: \(remedy)")
    } else if !outliers.isEmpty {
      warnings.append(
        "\(outliers.count) of \(times.count) runs took much longer than the others: something else ran meanwhile; measure on "
          + "a quieter machine, or with more --runs")
    }
    return warnings
  }

  private static let brief = 5e6
  private static let fewestForOutliers = 5

  /// Runs far above the others: a modified z-score above 3.5 (Iglewicz & Hoaglin 1993), and a tenth above the median,
  /// since runs that hardly scatter have outliers that nobody cares about.
  private static func outliers(among times: [Double], median: Double) -> [Int] {
    guard let deviation = try? OrderedSample(times.map { abs($0 - median) }).median else { return [] }
    return times.indices.filter { 0.6745 * (times[$0] - median) > 3.5 * deviation && times[$0] > 1.1 * median }
  }
}
