import BenchModel

/// The JSON of the Java Microbenchmark Harness (`-rf json`): each fork is a process, and keeps its iterations.
///
/// Mode, number of threads and parameters are part of a benchmark's identity. In sample mode each value is one
/// operation. A group of methods is one benchmark, whose score is that of all its threads, and what each method did is
/// a secondary metric under the method's name.
enum JMHFormat: FileFormat {
  static let name = "JMH JSON"
  static let keyword = "jmh"

  static let signature = Signature(documents: [.document(.elements(["benchmark", "primaryMetric"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let entries = try content.decode([JMHEntry].self)
    var assembly = RunAssembly()
    var processes = 0
    var lent = LentMetrics()
    for entry in entries { entry.add(to: &assembly, processes: &processes, lent: &lent) }
    var environment = RunEnvironment()
    let virtualMachines = Set(entries.map(\.toolchain))
    if virtualMachines.count == 1 { environment.toolchain = entries[0].toolchain }
    environment.other = entries.first?.jmhVersion.map { ["JMH": $0] }
    return assembly.run(identity: identity, suite: "JMH", environment: environment)
  }
}

/// A number as JMH writes it: what is none is a string.
private struct JMHNumber: Decodable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      value = text == "+INF" ? .infinity : text == "-INF" ? -.infinity : .nan
    } else {
      value = try container.decode(Double.self)
    }
  }
}

private struct JMHMetric: Decodable {
  let score: JMHNumber
  let scoreUnit: String
  let scorePercentiles: [String: JMHNumber]?
  let rawData: [[JMHNumber]]?
  /// Pairs of a value and how often it occurred, by fork and iteration.
  let rawDataHistogram: [[[[JMHNumber]]]]?

  /// Beyond so many operations their histogram is not spread out, and only published figures are kept.
  private static let mostOperations = 2_000_000.0

  /// Every value of each fork, nil where the file keeps none; operations come in the order of their size.
  var forks: [[Double]]? {
    if let rawData { return rawData.map { $0.map(\.value) } }
    guard let rawDataHistogram else { return nil }
    let bins = rawDataHistogram.map { fork in
      // What is no number, or negative, counts as no occurrence.
      fork.flatMap { $0 }.filter { $0.count == 2 }.map { (value: $0[0].value, count: max(0, $0[1].value)) }
    }
    guard bins.reduce(0, { $0 + $1.reduce(0) { $0 + $1.count } }) <= Self.mostOperations else { return nil }
    return bins.map { $0.flatMap { Array(repeating: $0.value, count: Int($0.count)) } }
  }

  /// What tells whether it is a method's share of its group.
  var group: JMHGroup.Rates { JMHGroup.Rates(unit: scoreUnit, values: (rawData ?? []).joined().map(\.value)) }

  /// Whether every value is zero.
  var isZero: Bool { score.value == 0 && (forks ?? []).allSatisfy { $0.allSatisfy { $0 == 0 } } }

  /// The same values in another unit.
  func inUnit(_ unit: String) -> JMHMetric {
    JMHMetric(
      score: score, scoreUnit: unit, scorePercentiles: scorePercentiles, rawData: rawData,
      rawDataHistogram: rawDataHistogram)
  }

  func percentile(_ name: String, scale: Double) -> Double? {
    (scorePercentiles?[name]?.value).flatMap { $0.isFinite ? $0 * scale : nil }
  }
}

/// One benchmark in one mode with one set of parameters.
private struct JMHEntry: Decodable {
  let jmhVersion: String?
  let benchmark: String
  let mode: String?
  let threads: Int?
  let jdkVersion: String?
  let vmName: String?
  let measurementBatchSize: Int?
  let measurementIterations: Int?
  let params: [String: FactText]?
  let primaryMetric: JMHMetric
  let secondaryMetrics: [String: JMHMetric]?

  var toolchain: String? {
    let parts = [vmName, jdkVersion].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private var isOfPackageBenchmark: Bool { benchmark.hasPrefix("package.benchmark.") }

  private var id: BenchmarkID {
    let dot = benchmark.lastIndex(of: ".")
    var parameters = (params ?? [:]).inByteOrder.map {
      BenchmarkID.Parameter(name: $0.key, value: $0.value.text ?? "")
    }
    if let mode { parameters.append(.init(name: "mode", value: mode)) }
    if let threads, threads != 1 { parameters.append(.init(name: "threads", value: "\(threads)")) }
    return BenchmarkID(
      group: dot.map { String(benchmark[..<$0]) } ?? "",
      name: dot.map { String(benchmark[benchmark.index(after: $0)...]) } ?? benchmark, parameters: parameters)
  }

  /// - Parameters:
  ///   - processes: How many processes the benchmarks before had.
  ///   - lent: What the benchmarks before had, of an export of package-benchmark.
  func add(to assembly: inout RunAssembly, processes: inout Int, lent: inout LentMetrics) {
    assembly.begin(id)
    let isSampled = mode == "sample" || primaryMetric.rawDataHistogram != nil
    let unit = RateUnit(primaryMetric.scoreUnit)
    let metric = unit.isTime && isSampled ? Metric.latency : unit.metric(named: "score")
    guard let figures = figures(of: primaryMetric, scale: unit.scale) else {
      return assembly.fail(id, "its score is not a finite number")
    }
    add(figures, of: metric, to: &assembly, processes: processes)
    var names: Set<ByteKey> = [ByteKey(metric.name)]
    let members = JMHGroup.members(
      of: primaryMetric.group, among: (secondaryMetrics ?? [:]).mapValues(\.group), mode: mode)
    for (name, secondary) in secondary {
      if isOfPackageBenchmark, lent.isLent(name, secondary.forks ?? [], iterations: measurementIterations) {
        assembly.warn(id, "Its \(name) is left out: package-benchmark lends it that of another benchmark.")
        continue
      }
      let unit = RateUnit(secondary.scoreUnit)
      let named = unit.metric(named: name, keepsName: true)
      let metric =
        members.contains(name)
        ? named.with(direction: unit.direction)
        : isOfPackageBenchmark && PackageBenchmarkNames.smaller.contains(name) ? named.with(direction: .smaller) : named
      guard let figures = self.figures(of: secondary, scale: unit.scale) else { continue }
      guard names.insert(ByteKey(metric.name)).inserted else {
        assembly.spoil(id, metric, "it has two metrics of this name")
        continue
      }
      add(figures, of: metric, to: &assembly, processes: processes)
    }
    if case .measured(let launches) = figures { processes += max(1, launches.count) } else { processes += 1 }
  }

  /// The secondary metrics by name, without the dot that versions up to 1.36 put before those of profilers.
  ///
  /// The time of collections is left out where there was none: it is zero then.
  private var secondary: [(key: String, value: JMHMetric)] {
    let all = (secondaryMetrics ?? [:]).map { ($0.key.hasPrefix("·") ? String($0.key.dropFirst()) : $0.key, $0.value) }
    var named = Dictionary(all) { first, _ in first }
    if named["gc.time"] == nil, let collections = named["gc.count"], collections.isZero {
      named["gc.time"] = collections.inUnit("ms")
    }
    return named.inByteOrder.map { ($0.key, $0.value) }
  }

  /// What a metric has: the values of each fork that has any, or figures of them.
  private enum Figures {
    case measured([(fork: Int, values: [Double])])
    case published(Summary)
  }

  private func add(_ figures: Figures, of metric: Metric, to assembly: inout RunAssembly, processes: Int) {
    switch figures {
    case .published(let summary): assembly.publish(id, metric, summary)
    case .measured(let launches):
      for (fork, values) in launches {
        // How many operations a value is the mean of is not in the file, unless it is a single batch.
        assembly.measure(id, metric, values, process: processes + fork, iterations: measurementBatchSize ?? 1)
      }
    }
  }

  /// The figures of a metric in base units; nil where a value is no finite number.
  private func figures(of metric: JMHMetric, scale: Double) -> Figures? {
    let launches = (metric.forks ?? []).enumerated().filter { !$0.element.isEmpty }.map { fork, values in
      (fork: fork, values: values.map { $0 * scale })
    }
    if !launches.isEmpty {
      return launches.allSatisfy { $0.values.allSatisfy(\.isFinite) } ? .measured(launches) : nil
    }
    guard metric.score.value.isFinite else { return nil }
    return .published(
      Summary(
        mean: metric.score.value * scale, median: metric.percentile("50.0", scale: scale),
        p90: metric.percentile("90.0", scale: scale), p95: metric.percentile("95.0", scale: scale),
        p99: metric.percentile("99.0", scale: scale), min: metric.percentile("0.0", scale: scale),
        max: metric.percentile("100.0", scale: scale)))
  }
}
