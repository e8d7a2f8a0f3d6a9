import BenchModel

/// The baselines of ordo-one/package-benchmark (`.benchmarkBaselines/…/results.json`): a histogram a metric.
///
/// A histogram keeps three digits of each value and not their order: values come by size, as those of one process.
/// Values are of one iteration of the body: those that cover a scaled inner loop are divided by its length.
enum PackageBenchmarkFormat: FileFormat {
  static let name = "package-benchmark baseline"
  static let keyword = "package-benchmark"

  private struct Document: Decodable {
    let baselineName: String?
    let machine: [String: FactText]?
    let results: Results
  }

  /// A dictionary whose keys are no strings: keys and values in turn.
  private struct Results: Decodable {
    struct Key: Decodable {
      let target: String
      let name: String
    }

    let pairs: [(key: Key, metrics: [PackageBenchmarkMetric])]

    init(from decoder: any Decoder) throws {
      var elements = try decoder.unkeyedContainer()
      var pairs: [(key: Key, metrics: [PackageBenchmarkMetric])] = []
      while !elements.isAtEnd {
        let key = try elements.decode(Key.self)
        pairs.append((key, try elements.decode([PackageBenchmarkMetric].self)))
      }
      self.pairs = pairs
    }
  }

  /// What the tool calls its own metrics.
  static var metricNames: Set<String> { PackageBenchmarkMetric.known }

  static let signature = Signature(documents: [
    .document(.key("results"), .elementsOf("results", ["target", "name"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for (key, metrics) in document.results.pairs {
      let id = BenchmarkID(group: key.target, name: key.name)
      assembly.name(id)
      for metric in metrics { try metric.add(to: &assembly, id: id) }
    }
    return assembly.run(identity: identity, suite: "package-benchmark", environment: environment(document))
  }

  private static func environment(_ document: Document) -> RunEnvironment {
    let machine = document.machine ?? [:]
    var environment = RunEnvironment()
    environment.architecture = machine.text("processorType")
    environment.logicalProcessors = machine.count("processors")
    environment.kernel = machine.text("kernelVersion")
    // In whole gibibytes.
    environment.memoryBytes = machine.count("memory").flatMap { (0..<1 << 20).contains($0) ? $0 << 30 : nil }
    environment.other = document.baselineName.map { ["baseline": $0] }
    return environment
  }
}

/// The histogram of one metric of one benchmark.
private struct PackageBenchmarkMetric: Decodable {
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
  ]
  private static let counts = [
    "mallocCountTotal", "mallocCountSmall", "mallocCountLarge", "freeCountTotal", "memoryLeaked", "syscalls",
    "contextSwitches", "threads", "threadsRunning", "readSyscalls", "writeSyscalls", "instructions",
    "objectAllocCount", "retainCount", "releaseCount", "retainReleaseDelta",
  ]
  /// Peaks and levels, which do not grow with the length of the inner loop.
  private static let levels: Set<String> = [
    "throughput", "peakMemoryResident", "peakMemoryResidentDelta", "peakMemoryVirtual", "allocatedResidentMemory",
    "contextSwitches", "threads", "threadsRunning", "freeCountTotal", "mallocBytesCount",
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
    guard let counted = statistics.histogram.values(scale: 1 / Double(factor)) else {
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

/// A histogram with buckets of equal relative width, as HdrHistogram lays them out.
private struct HighDynamicRangeHistogram: Decodable {
  private let counts: [Int]
  private let unitMagnitude: Int
  private let subBucketHalfCountMagnitude: Int

  /// Every value by size, multiplied by a scale; nil if the layout is none that can be.
  func values(scale: Double) -> CountedValues? {
    guard (0...30).contains(unitMagnitude), (0...30).contains(subBucketHalfCountMagnitude),
      counts.allSatisfy({ $0 >= 0 })
    else { return nil }
    let half = 1 << subBucketHalfCountMagnitude
    return CountedValues(
      counts.enumerated().filter { $0.element > 0 }.map { index, count in
        let bucket = (index >> subBucketHalfCountMagnitude) - 1
        let place = (index & (half - 1)) + (bucket < 0 ? 0 : half)
        let exponent = max(0, bucket) + unitMagnitude
        return (Double(sign: .plus, exponent: exponent, significand: Double(place)) * scale, count)
      })
  }
}
