import BenchModel

/// The histogram of one metric of one benchmark.
struct PackageBenchmarkMetric: Decodable {
  /// A metric's case: its name, or `custom` with a name of its own.
  private struct Custom: Decodable {
    let name: String
    let polarity: [String: [String: FactText]]?
    let useScalingFactor: Bool?

    private enum CodingKeys: String, CodingKey {
      case polarity, useScalingFactor
      case name = "_0"
    }
  }

  private struct Statistics: Decodable {
    let prefersLarger: Bool?
    let histogram: HighDynamicRangeHistogram
  }

  private let metric: Metric
  private let isScaled: Bool
  private let scalingFactor: Int
  private let statistics: Statistics

  private enum CodingKeys: CodingKey { case metric, scalingFactor, statistics }

  private static let times = ["cpuUser", "cpuSystem", "cpuTotal", "wallClock"]
  private static let bytes = [
    "peakMemoryResident", "peakMemoryResidentDelta", "peakMemoryVirtual", "mallocBytesCount",
    "allocatedResidentMemory", "readBytesLogical", "writeBytesLogical", "readBytesPhysical", "writeBytesPhysical",
    "memoryLeaked", "memoryLeakedBytes",
  ]
  private static let counts = [
    "mallocCountTotal", "mallocCountSmall", "mallocCountLarge", "freeCountTotal", "mallocFreeDelta",
    "syscalls", "contextSwitches", "threads", "threadsRunning", "readSyscalls", "writeSyscalls", "instructions",
    "objectAllocCount", "retainCount", "releaseCount", "retainReleaseDelta",
  ]
  /// Peaks and levels, which do not grow with the length of the inner loop.
  private static let levels: Set<String> = [
    "peakMemoryResident", "peakMemoryResidentDelta", "peakMemoryVirtual", "allocatedResidentMemory",
    "contextSwitches", "threads", "threadsRunning",
  ]
  /// What the tool calls its own metrics.
  static let known = Set(times + bytes + counts + ["throughput"])

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    statistics = try container.decode(Statistics.self, forKey: .statistics)
    scalingFactor = try container.decodeIfPresent(Int.self, forKey: .scalingFactor) ?? 1
    let named = try container.nestedContainer(keyedBy: TextKey.self, forKey: .metric)
    let name = named.allKeys.first?.stringValue ?? ""
    if name == "custom" {
      let custom = try named.decode(Custom.self, forKey: TextKey(name))
      let isLarger = custom.polarity?.keys.contains("prefersLarger") ?? statistics.prefersLarger ?? false
      metric = Metric(name: custom.name, unit: .count, direction: isLarger ? .larger : .smaller)
      isScaled = custom.useScalingFactor ?? true
    } else {
      metric = Self.metric(name)
      isScaled = !Self.levels.contains(name)
    }
  }

  private static func metric(_ name: String) -> Metric {
    switch name {
    case "wallClock": .time
    case "cpuTotal": .cpuTime
    case "throughput": .throughput
    case "peakMemoryResident": .peakMemory
    case _ where times.contains(name): Metric(name: name, unit: .nanoseconds)
    case _ where bytes.contains(name): Metric(name: name, unit: .bytes)
    default: Metric(name: name, unit: .count, direction: known.contains(name) ? .smaller : .unknown)
    }
  }

  func add(to assembly: inout RunAssembly, id: BenchmarkID) throws(ReadingFault) {
    let factor = isScaled ? Swift.max(1, scalingFactor) : 1
    // Of a rate a loop of so many iterations has so many times as much.
    let scale = metric.is(.throughput) ? Double(factor) : 1 / Double(factor)
    guard let counted = statistics.histogram.values(scale: scale) else {
      throw ReadingFault("benchmark '\(id)', metric '\(metric.name)': the layout of its histogram is impossible")
    }
    if counted.total == 0 { return }
    if let values = counted.values {
      assembly.measure(id, metric, values, iterations: factor)
    } else {
      assembly.publish(id, metric, counted.figures)
    }
  }
}
