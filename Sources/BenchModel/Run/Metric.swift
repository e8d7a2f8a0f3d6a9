/// A quantity that is measured: what it is called, its base unit, which way is better, and whether it repeats exactly.
///
/// The set is open: any name may be used, and a file defines each of its metrics once.
public struct Metric: Codable, Hashable, Sendable {
  /// Which way is better.
  public enum Direction: String, Codable, Sendable, CaseIterable {
    /// Less is better, as with time.
    case smaller
    /// More is better, as with throughput.
    case larger
    /// Nobody said: a counter of a foreign file.
    case unknown
  }

  /// Whether the same program gives the same value again.
  public enum Nature: String, Codable, Sendable {
    /// Measured with scatter, judged by intervals.
    case noisy
    /// A deterministic count, compared as it is.
    case exact
  }

  /// The name that samples refer to and tolerances are given for.
  public let name: String
  /// The base unit of every stored value.
  public let unit: Unit
  /// Which way is better.
  public let direction: Direction
  /// Whether the metric is noisy or exact.
  public let nature: Nature

  /// Makes a metric.
  public init(name: String, unit: Unit, direction: Direction = .smaller, nature: Nature = .noisy) {
    self.name = name
    self.unit = unit
    self.direction = direction
    self.nature = nature
  }

  /// The same metric, better the given way.
  public func with(direction: Direction) -> Metric {
    Metric(name: name, unit: unit, direction: direction, nature: nature)
  }

  /// Wall time of one iteration, from batches.
  public static let time = Metric(name: "time", unit: .nanoseconds)
  /// Wall time of operations timed one by one; percentiles of operations come from this metric only.
  public static let latency = Metric(name: "latency", unit: .nanoseconds)
  /// Blocks that one iteration asks the allocator for.
  public static let allocations = Metric(name: "allocations", unit: .count, nature: .exact)
  /// Bytes that one iteration asks the allocator for.
  public static let allocatedBytes = Metric(name: "allocated-bytes", unit: .bytes, nature: .exact)
  /// The most memory that was in use at one time.
  public static let peakMemory = Metric(name: "peak-memory", unit: .bytes)
  /// Memory still held after the measurement.
  public static let retainedMemory = Metric(name: "retained-memory", unit: .bytes)
  /// Processor time of one iteration, over all threads.
  public static let cpuTime = Metric(name: "cpu-time", unit: .nanoseconds)
  /// How often a thread left its processor in one iteration.
  public static let contextSwitches = Metric(name: "context-switches", unit: .count)
  /// How often one iteration touched a page of memory that the system had yet to provide.
  public static let pageFaults = Metric(name: "page-faults", unit: .count)
}

extension Metric {
  /// What a worker counts in a pass of its own, in the order in which it is shown.
  public static let probed: [Metric] = [
    allocations, allocatedBytes, peakMemory, cpuTime, contextSwitches, pageFaults,
  ]

  /// Whether the metric explains a change rather than being one that users feel, and is judged only if the policy names it.
  ///
  /// It follows the load of the machine, or nobody knows which way of it is better.
  public var isDiagnostic: Bool {
    if direction == .unknown { return true }
    return [Metric.cpuTime, .contextSwitches, .pageFaults].contains { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
