extension Metric {
  /// Every metric that the tools know, in the order in which it is shown: the one place that says what they mean, from
  /// which help, captions and the page of metrics are made.
  public static let catalogue: [KnownMetric] = timed + probedMetrics + counts + commands + loads + services + growths

  private static let timed: [KnownMetric] = [
    KnownMetric(
      .time, "wall time of one iteration", detail: "Measured in calibrated batches; throughput is its reciprocal."),
    KnownMetric(.latency, "wall time of operations timed one by one", detail: "All percentiles are of these."),
  ]

  private static let probedMetrics: [KnownMetric] = [
    KnownMetric(
      .allocations, "blocks that one iteration asks the allocator for", detail: "Those of all threads count.",
      isProbed: true),
    KnownMetric(
      .allocatedBytes, "bytes that one iteration asks the allocator for", detail: "Called memory per operation.",
      isProbed: true),
    KnownMetric(
      .peakMemory, "most resident memory of the whole process at one time, code and runtime included",
      detail: "Called memory peak.", isProbed: true),
    KnownMetric(
      .peakLiveMemory, "by how much memory in use rose at most above what was in use before", isProbed: true,
      isDiagnostic: true),
    KnownMetric(
      .liveMemoryGrowth, "by how much more memory is in use afterwards than before",
      detail: "Called memory current after the run.", isProbed: true, isDiagnostic: true),
    KnownMetric(
      .cpuTime, "processor time of one iteration, over all threads", isProbed: true, isDiagnostic: true),
    KnownMetric(
      .contextSwitches, "how often one iteration lost or left its processor", isProbed: true, isDiagnostic: true),
    KnownMetric(
      .pageFaults, "pages that one iteration was the first to touch", isProbed: true, isDiagnostic: true),
  ]

  private static let counts: [KnownMetric] = [
    KnownMetric(
      .instructions, "instructions that one iteration executes in user mode, on all threads",
      detail: "Counted on demand, by --count; no load of the machine changes it."),
    KnownMetric(
      .firstLevelMisses, "accesses of one iteration that a modelled first-level cache does not hold",
      isDiagnostic: true),
    KnownMetric(
      .lastLevelMisses, "accesses of one iteration that a modelled last-level cache does not hold",
      isDiagnostic: true),
    KnownMetric(
      .estimatedCycles, "instructions, and 10 for each first-level miss and 100 for each last-level miss",
      isDiagnostic: true),
  ]

  private static let commands: [KnownMetric] = [
    KnownMetric(
      .userTime, "processor time of a command in user mode, with that of the children it waited for",
      isDiagnostic: true),
    KnownMetric(
      .systemTime, "processor time of a command in the system, with that of the children it waited for",
      isDiagnostic: true),
  ]

  private static let loads: [KnownMetric] = [
    KnownMetric(
      .throughput, "operations a second of all threads or tasks together",
      detail: "The time it takes to start them is left out."),
    KnownMetric(
      .singleThroughput, "operations a second of the same work on one thread or task alone", isDiagnostic: true),
    KnownMetric(
      .speedUp, "how many times the throughput of one thread or task all of them together have", isDiagnostic: true),
    KnownMetric(.efficiency, "the speed-up for each processor core", isDiagnostic: true),
    KnownMetric(
      .longestLatency, "wall time of the longest operation, where latency is kept in groups", isDiagnostic: true),
    KnownMetric(.operations, "how many operations a launch did", isDiagnostic: true),
  ]

  private static let services: [KnownMetric] = [
    KnownMetric(.iops, "reads and writes of storage a second"),
    KnownMetric(.bandwidth, "bytes that were read, written or sent a second"),
    KnownMetric(.bitRate, "bits that a network carried a second"),
    KnownMetric(
      .failureShare, "the share of a load's requests that got an error for an answer, or none",
      detail: "Up to 0.01 may come where there was none."),
    KnownMetric(
      .retransmits, "how often a sender had to send a segment again", detail: "It follows the state of the network.",
      isDiagnostic: true),
    KnownMetric(
      .jitter, "by how much the times of packets on their way differ", detail: "It follows the load of the machine.",
      isDiagnostic: true),
  ]

  private static let growths: [KnownMetric] = [
    KnownMetric(.retainedMemory, "memory that each kept outcome holds"),
    KnownMetric(
      .liveMemory, "memory in use at regular checkpoints, above what was in use at the first",
      detail: """
        Its growth per 1,000 operations is the slope over the later half of them, so that a cache that has stopped \
        growing is no leak.
        """, isDiagnostic: true),
    KnownMetric(.liveBlockGrowth, "by how many more blocks of memory are in use afterwards than before"),
    KnownMetric(.descriptorGrowth, "by how many more descriptors are open afterwards than before"),
    KnownMetric(.threadGrowth, "by how many more threads there are afterwards than before"),
    KnownMetric(.temporaryFileGrowth, "by how many more temporary files there are afterwards than before"),
  ]

  /// What a worker counts in a pass of its own, in the order in which it is shown.
  public static let probed: [Metric] = catalogue.filter(\.isProbed).map(\.metric)

  /// Whether the metric explains a change rather than being one that users feel, and is judged only where the policy
  /// names it: the catalogue says so, it is the throughput on the way to the full load, or nobody knows which way of it
  /// is better.
  public var isDiagnostic: Bool {
    direction == .unknown || participants != nil || Self.diagnostic.contains { $0.is(self) }
  }

  private static let diagnostic: [Metric] = catalogue.filter(\.isDiagnostic).map(\.metric)

  /// What the tools know of the metric; nil for one that they do not know.
  public var known: KnownMetric? { Self.catalogue.first { $0.metric.is(self) } }
}
