/// The metrics that the tools themselves know; what each of them means stands in ``Metric/catalogue``.
extension Metric {
  /// The metric `time`.
  public static let time = Metric(name: "time", unit: .nanoseconds)
  /// The metric `latency`.
  public static let latency = Metric(name: "latency", unit: .nanoseconds)

  /// The metric `allocations`.
  public static let allocations = Metric(name: "allocations", unit: .count, nature: .exact)
  /// The metric `allocated-bytes`.
  public static let allocatedBytes = Metric(name: "allocated-bytes", unit: .bytes, nature: .exact)
  /// The metric `peak-memory`.
  public static let peakMemory = Metric(name: "peak-memory", unit: .bytes)
  /// The metric `peak-live-memory`.
  public static let peakLiveMemory = Metric(name: "peak-live-memory", unit: .bytes)
  /// The metric `live-memory-growth`.
  public static let liveMemoryGrowth = Metric(name: "live-memory-growth", unit: .bytes, isSigned: true)
  /// The metric `retained-memory`.
  public static let retainedMemory = Metric(name: "retained-memory", unit: .bytes)
  /// The metric `cpu-time`.
  public static let cpuTime = Metric(name: "cpu-time", unit: .nanoseconds)
  /// The metric `user-time`.
  public static let userTime = Metric(name: "user-time", unit: .nanoseconds)
  /// The metric `system-time`.
  public static let systemTime = Metric(name: "system-time", unit: .nanoseconds)
  /// The metric `context-switches`.
  public static let contextSwitches = Metric(name: "context-switches", unit: .count)
  /// The metric `page-faults`.
  public static let pageFaults = Metric(name: "page-faults", unit: .count)

  /// The metric `instructions`.
  public static let instructions = Metric(name: "instructions", unit: .count, nature: .exact)
  /// The metric `first-level-misses`.
  public static let firstLevelMisses = Metric(name: "first-level-misses", unit: .count, nature: .exact)
  /// The metric `last-level-misses`.
  public static let lastLevelMisses = Metric(name: "last-level-misses", unit: .count, nature: .exact)
  /// The metric `estimated-cycles`.
  public static let estimatedCycles = Metric(name: "estimated-cycles", unit: .count, nature: .exact)

  /// The metric `longest-latency`.
  public static let longestLatency = Metric(name: "longest-latency", unit: .nanoseconds)
  /// The metric `throughput`.
  public static let throughput = Metric(name: "throughput", unit: .perSecond, direction: .larger)
  /// The metric `single-throughput`.
  public static let singleThroughput = Metric(name: "single-throughput", unit: .perSecond, direction: .larger)
  /// The metric `speed-up`.
  public static let speedUp = Metric(name: "speed-up", unit: .count, direction: .larger)
  /// The metric `efficiency`.
  public static let efficiency = Metric(name: "efficiency", unit: .count, direction: .larger)
  /// The metric `operations`.
  public static let operations = Metric(name: "operations", unit: .count, direction: .larger)

  /// The metric `iops`.
  public static let iops = Metric(name: "iops", unit: .operationsOfStoragePerSecond, direction: .larger)
  /// The metric `bandwidth`.
  public static let bandwidth = Metric(name: "bandwidth", unit: .bytesPerSecond, direction: .larger)
  /// The metric `bit-rate`.
  public static let bitRate = Metric(name: "bit-rate", unit: .bitsPerSecond, direction: .larger)
  /// The metric `retransmits`.
  public static let retransmits = Metric(name: "retransmits", unit: .count)
  /// The metric `jitter`.
  public static let jitter = Metric(name: "jitter", unit: .nanoseconds)

  /// The metric `live-memory`.
  public static let liveMemory = Metric(name: "live-memory", unit: .bytes, isSigned: true)
  /// The metric `live-block-growth`.
  public static let liveBlockGrowth = growth("live-block-growth")
  /// The metric `descriptor-growth`.
  public static let descriptorGrowth = growth("descriptor-growth")
  /// The metric `thread-growth`.
  public static let threadGrowth = growth("thread-growth")
  /// The metric `temporary-file-growth`.
  public static let temporaryFileGrowth = growth("temporary-file-growth")

  /// Operations a second of so many threads or tasks together, on the way from one alone to the full load.
  public static func throughput(of participants: Int) -> Metric {
    Metric(name: "\(throughputPrefix)\(participants)", unit: .perSecond, direction: .larger)
  }

  /// Of how many threads or tasks this is the throughput; nil for another metric.
  package var participants: Int? {
    name.hasPrefix(Self.throughputPrefix) ? Int(name.dropFirst(Self.throughputPrefix.count)) : nil
  }

  private static let throughputPrefix = "throughput-of-"

  private static func growth(_ name: String) -> Metric {
    Metric(name: name, unit: .count, nature: .exact, isSigned: true)
  }
}
