/// The metrics that the tools themselves know.
extension Metric {
  /// Wall time of one iteration, from batches.
  public static let time = Metric(name: "time", unit: .nanoseconds)
  /// Wall time of operations timed one by one; percentiles of operations come from this metric only.
  public static let latency = Metric(name: "latency", unit: .nanoseconds)

  /// Blocks that one iteration asks the allocator for.
  public static let allocations = Metric(name: "allocations", unit: .count, nature: .exact)
  /// Bytes that one iteration asks the allocator for.
  public static let allocatedBytes = Metric(name: "allocated-bytes", unit: .bytes, nature: .exact)
  /// The most resident memory of the whole process at one time, code and runtime included.
  public static let peakMemory = Metric(name: "peak-memory", unit: .bytes)
  /// By how much memory in use rose at most above what was in use before.
  public static let peakLiveMemory = Metric(name: "peak-live-memory", unit: .bytes)
  /// By how much more memory is in use afterwards than before.
  public static let liveMemoryGrowth = Metric(name: "live-memory-growth", unit: .bytes, isSigned: true)
  /// Memory that is held on purpose after the measurement.
  public static let retainedMemory = Metric(name: "retained-memory", unit: .bytes)
  /// Processor time of one iteration, over all threads.
  public static let cpuTime = Metric(name: "cpu-time", unit: .nanoseconds)
  /// Processor time of a run of a command in user mode, with that of the children it waited for.
  public static let userTime = Metric(name: "user-time", unit: .nanoseconds)
  /// Processor time of a run of a command in the system, with that of the children it waited for.
  public static let systemTime = Metric(name: "system-time", unit: .nanoseconds)
  /// How often a thread left its processor in one iteration.
  public static let contextSwitches = Metric(name: "context-switches", unit: .count)
  /// How often one iteration touched a page of memory that the system had yet to provide.
  public static let pageFaults = Metric(name: "page-faults", unit: .count)

  /// Wall time of the longest operation, where latency is kept in groups.
  public static let longestLatency = Metric(name: "longest-latency", unit: .nanoseconds)
  /// Operations a second of all threads or tasks together, as measured.
  public static let throughput = Metric(name: "throughput", unit: .perSecond, direction: .larger)
  /// Operations a second of the same work on one thread or task alone.
  public static let singleThroughput = Metric(name: "single-throughput", unit: .perSecond, direction: .larger)
  /// How many times the throughput of one thread or task all of them together have.
  public static let speedUp = Metric(name: "speed-up", unit: .count, direction: .larger)
  /// The speed-up for each processor core.
  public static let efficiency = Metric(name: "efficiency", unit: .count, direction: .larger)
  /// How many operations a launch did.
  public static let operations = Metric(name: "operations", unit: .count, direction: .larger)

  /// Memory in use at regular checkpoints, above what was in use at the first.
  public static let liveMemory = Metric(name: "live-memory", unit: .bytes, isSigned: true)
  /// By how many more blocks of memory are in use afterwards than before.
  public static let liveBlockGrowth = growth("live-block-growth")
  /// By how many more descriptors are open afterwards than before.
  public static let descriptorGrowth = growth("descriptor-growth")
  /// By how many more threads there are afterwards than before.
  public static let threadGrowth = growth("thread-growth")
  /// By how many more temporary files there are afterwards than before.
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

extension Metric {
  /// What a worker counts in a pass of its own, in the order in which it is shown.
  public static let probed: [Metric] = [
    allocations, allocatedBytes, peakMemory, peakLiveMemory, liveMemoryGrowth, cpuTime, contextSwitches, pageFaults,
  ]

  /// Whether the metric explains a change rather than being one that users feel, and is judged only where the policy
  /// names it: it follows the load of the machine or the number of iterations, is derived from others, or nobody knows
  /// which way of it is better.
  public var isDiagnostic: Bool {
    direction == .unknown || participants != nil || Self.diagnostic.contains { $0.name.isSameName(as: name) }
  }

  private static let diagnostic: [Metric] = [
    cpuTime, userTime, systemTime, contextSwitches, pageFaults, peakLiveMemory, liveMemoryGrowth, singleThroughput,
    speedUp, efficiency,
    operations, longestLatency, liveMemory,
  ]
}
