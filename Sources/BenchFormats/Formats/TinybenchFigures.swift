import BenchModel

/// What tinybench, and vitest through it, says of one task: figures in milliseconds of calls timed one by one.
///
/// The figures stand under `latency` in newer versions and beside everything else in older ones. Samples are there
/// where the task was told to keep them.
struct TinybenchFigures: Decodable {
  private let count: Int?
  private let mean: Double?
  private let median: Double?
  private let p99: Double?
  private let min: Double?
  private let max: Double?
  private let deviation: Double?
  private let samples: [Double]?

  private enum CodingKeys: String, CodingKey {
    case latency, mean, median, p50, p99, min, max, samples, samplesCount, sampleCount, numberOfSamples
    case deviation = "sd"
  }

  init(from decoder: any Decoder) throws {
    let outer = try decoder.container(keyedBy: CodingKeys.self)
    let own =
      outer.contains(.latency) ? try outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .latency) : outer
    let counts: [CodingKeys] = [.samplesCount, .sampleCount, .numberOfSamples]
    let given = try counts.compactMap { key in
      try own.decodeIfPresent(Int.self, forKey: key) ?? outer.decodeIfPresent(Int.self, forKey: key)
    }.first
    count = given.flatMap { $0 > 0 ? $0 : nil }
    mean = try own.decodeIfPresent(Double.self, forKey: .mean)
    median = try own.decodeIfPresent(Double.self, forKey: .median) ?? own.decodeIfPresent(Double.self, forKey: .p50)
    p99 = try own.decodeIfPresent(Double.self, forKey: .p99)
    min = try own.decodeIfPresent(Double.self, forKey: .min)
    max = try own.decodeIfPresent(Double.self, forKey: .max)
    deviation = try own.decodeIfPresent(Double.self, forKey: .deviation)
    samples = try own.decodeIfPresent([Double].self, forKey: .samples)
  }

  /// Adds the samples, or the figures where there are none.
  ///
  /// Samples come by size: the library sorts them.
  func add(to assembly: inout RunAssembly, id: BenchmarkID) {
    if let samples, !samples.isEmpty {
      assembly.measure(id, .latency, samples.map { $0 * 1e6 })
      return
    }
    func nanoseconds(_ milliseconds: Double?) -> Double? { milliseconds.map { $0 * 1e6 } }
    assembly.publish(
      id, .latency,
      Summary(
        count: count, mean: nanoseconds(mean), median: nanoseconds(median), p99: nanoseconds(p99),
        min: nanoseconds(min), max: nanoseconds(max), stdev: nanoseconds(deviation)))
  }
}
