import BenchModel

/// One benchmark in the file of the Python stress suite: published figures of its operations, or why there are none.
///
/// That suite writes twelve keys and a number for each, memory apart. Here a figure that nobody measured is null, and
/// an entry with a thirteenth key, `error`, only keeps the place of a benchmark without a measurement: readers find
/// benchmarks by their place, which must not shift. A benchmark that measures something other than time has null for
/// every time.
struct StressSuiteEntry {
  /// What the benchmark is called.
  let name: String
  /// Figures of its operations, in nanoseconds; nil for a benchmark without a measurement of time.
  let latency: Summary?
  /// The most memory that was in use, in bytes.
  let peakMemory: Double?
  /// Memory still held afterwards, in bytes.
  let retainedMemory: Double?
  /// Why there are no figures.
  let error: String?
}

extension StressSuiteEntry {
  /// What a result states in terms of that suite.
  init(_ result: BenchmarkResult, name: String) {
    let latency = Self.latency(of: result)
    self.name = name
    self.latency = latency
    peakMemory = result.figures(of: .peakMemory).flatMap { $0.max ?? $0.mean }
    retainedMemory = Self.retainedMemory(of: result)
    if let failure = result.failure {
      error = "\(failure.kind.rawValue): \(failure.reason)"
    } else {
      error = nil
    }
  }

  /// All that is held in the end; a benchmark that keeps things on purpose states it for each of them.
  private static func retainedMemory(of result: BenchmarkResult) -> Double? {
    guard let figure = result.figures(of: .retainedMemory).flatMap({ $0.max ?? $0.mean }) else { return nil }
    return figure * Double(result.sample(of: .retainedMemory)?.iterations.first ?? 1)
  }

  /// The figures of operations timed singly; only their mean where several were timed together.
  ///
  /// Extremes, spread and percentiles of groups of operations are narrower than those of operations, and would be taken
  /// for them.
  private static func latency(of result: BenchmarkResult) -> Summary? {
    let metric: Metric = result.sample(of: .latency) == nil ? .time : .latency
    guard let figures = result.figures(of: metric), let mean = figures.mean else { return nil }
    let isOfOperations =
      metric == .latency && result.sample(of: metric)?.iterations.allSatisfy { $0 == 1 } == true
    // A summary of time counts batches.
    var latency = isOfOperations ? figures : Summary(count: metric == .latency ? figures.count : nil, mean: mean)
    // Where many work at once, a rate is no reciprocal of a latency.
    let rate = result.figures(of: .throughput).flatMap { $0.median ?? $0.mean } ?? 1e9 / mean
    latency.operationsPerSecond = rate.isFinite ? rate : nil
    if let counts = result.sample(of: .operations)?.values.joined() {
      latency.count = Int(exactly: counts.reduce(0, +)) ?? latency.count
    }
    return latency
  }
}

extension StressSuiteEntry: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, iterations, error
    case mean = "mean_ns"
    case median = "median_ns"
    case p95 = "p95_ns"
    case p99 = "p99_ns"
    case min = "min_ns"
    case max = "max_ns"
    case stdev = "stdev_ns"
    case operationsPerSecond = "ops_per_sec"
    case peakMemory = "memory_peak_mb"
    case retainedMemory = "memory_allocated_mb"
  }

  /// The file says MB and means 1,048,576 bytes.
  private static let bytesPerMiB = 1_048_576.0

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func figure(_ key: CodingKeys) throws -> Double? { try container.decode(Double?.self, forKey: key) }
    func bytes(_ key: CodingKeys) throws -> Double? {
      try container.decodeIfPresent(Double.self, forKey: key).map { $0 * Self.bytesPerMiB }
    }
    name = try container.decode(String.self, forKey: .name)
    error = try container.decodeIfPresent(String.self, forKey: .error)
    guard error == nil else {
      (latency, peakMemory, retainedMemory) = (nil, nil, nil)
      return
    }
    let count = try container.decode(Int?.self, forKey: .iterations)
    peakMemory = try bytes(.peakMemory)
    retainedMemory = try bytes(.retainedMemory)
    let times: [CodingKeys] = [.mean, .median, .p95, .p99, .min, .max, .stdev, .operationsPerSecond]
    if try times.allSatisfy({ try figure($0) == nil }) {
      latency = nil
      return
    }
    latency = Summary(
      count: count, mean: try container.decode(Double.self, forKey: .mean), median: try figure(.median),
      p95: try figure(.p95),
      p99: try figure(.p99), min: try figure(.min), max: try figure(.max), stdev: try figure(.stdev),
      operationsPerSecond: try figure(.operationsPerSecond))
  }

  /// Writes all twelve keys, with null for what is not known.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(latency?.count, forKey: .iterations)
    try container.encode(latency?.mean, forKey: .mean)
    try container.encode(latency?.median, forKey: .median)
    try container.encode(latency?.p95, forKey: .p95)
    try container.encode(latency?.p99, forKey: .p99)
    try container.encode(latency?.min, forKey: .min)
    try container.encode(latency?.max, forKey: .max)
    try container.encode(latency?.stdev, forKey: .stdev)
    try container.encode(latency?.operationsPerSecond, forKey: .operationsPerSecond)
    try container.encode(peakMemory.map { $0 / Self.bytesPerMiB }, forKey: .peakMemory)
    try container.encode(retainedMemory.map { $0 / Self.bytesPerMiB }, forKey: .retainedMemory)
    try container.encodeIfPresent(error, forKey: .error)
  }
}

extension BenchmarkResult {
  /// What a file states of a metric: published figures, or those derived from measurements.
  fileprivate func figures(of metric: Metric) -> Summary? {
    sample(of: metric).flatMap { $0.published ?? $0.summary }
  }
}
