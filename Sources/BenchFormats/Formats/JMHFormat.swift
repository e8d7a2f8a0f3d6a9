import BenchModel

/// The JSON of the Java Microbenchmark Harness (`-rf json`): each fork is a process, and keeps its iterations.
///
/// Mode, number of threads and parameters are part of a benchmark's identity. In sample mode each value is one operation.
enum JMHFormat: RunFormat {
  static let name = "JMH JSON"
  static let keyword = "jmh"

  static func refusal(of content: FileContent) -> String? {
    guard case .json(_, let shape) = content.body, let keys = shape.elementKeys else { return "no outermost array" }
    return keys.isSuperset(of: ["benchmark", "primaryMetric"]) ? nil : "no \"primaryMetric\" in an element"
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let entries = try content.decode([JMHEntry].self)
    var metrics = MetricList()
    var processes = 0
    var results: [BenchmarkResult] = []
    for entry in entries { results.append(try entry.result(metrics: &metrics, processes: &processes)) }
    var environment = RunEnvironment()
    let virtualMachines = Set(entries.map(\.toolchain))
    if virtualMachines.count == 1 { environment.toolchain = entries[0].toolchain }
    environment.other = entries.first?.jmhVersion.map { ["JMH": $0] }
    return BenchmarkRun(
      id: identity, suite: "JMH", environment: environment, metrics: metrics.metrics, results: results)
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
  let params: [String: FactText]?
  let primaryMetric: JMHMetric
  let secondaryMetrics: [String: JMHMetric]?

  var toolchain: String? {
    let parts = [vmName, jdkVersion].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private var id: BenchmarkID {
    let dot = benchmark.lastIndex(of: ".")
    var parameters = (params ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      BenchmarkID.Parameter(name: $0.key, value: $0.value.text ?? "")
    }
    if let mode { parameters.append(.init(name: "mode", value: mode)) }
    if let threads, threads != 1 { parameters.append(.init(name: "threads", value: "\(threads)")) }
    return BenchmarkID(
      group: dot.map { String(benchmark[..<$0]) } ?? "",
      name: dot.map { String(benchmark[benchmark.index(after: $0)...]) } ?? benchmark, parameters: parameters)
  }

  func result(metrics: inout MetricList, processes: inout Int) throws(ReadingFault) -> BenchmarkResult {
    let isSampled = mode == "sample" || primaryMetric.rawDataHistogram != nil
    let unit = RateUnit(primaryMetric.scoreUnit)
    let metric = unit.isTime && isSampled ? Metric.latency : unit.metric(named: "score")
    guard let sample = try sample(primaryMetric, metric, unit.scale, processes: processes) else {
      let failure = Failure(kind: .reported, reason: "its score is not a finite number")
      return BenchmarkResult(id: id, status: .failed, failure: failure)
    }
    metrics.note(metric)
    var samples = [sample]
    for (name, secondary) in (secondaryMetrics ?? [:]).sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    ) {
      let unit = RateUnit(secondary.scoreUnit)
      let metric = unit.metric(named: name, keepsName: true)
      guard let sample = try self.sample(secondary, metric, unit.scale, processes: processes) else { continue }
      metrics.note(metric)
      samples.append(sample)
    }
    processes += max(1, sample.values.count)
    return BenchmarkResult(id: id, samples: samples)
  }

  /// The sample of a metric, nil where it has no finite value.
  private func sample(
    _ figures: JMHMetric, _ metric: Metric, _ scale: Double, processes: Int
  ) throws(ReadingFault) -> Sample? {
    if let forks = figures.forks {
      var launches = LaunchColumns()
      for (fork, values) in forks.enumerated() where !values.isEmpty {
        // How many operations a value is the mean of is not in the file, unless it is a single batch.
        launches.append(
          process: processes + fork, iterations: measurementBatchSize ?? 1, values: values.map { $0 * scale })
      }
      if !launches.isEmpty { return launches.hasNonFinite ? nil : launches.sample(of: metric) }
    }
    guard figures.score.value.isFinite else { return nil }
    let published = Summary(
      mean: figures.score.value * scale, median: figures.percentile("50.0", scale: scale),
      p90: figures.percentile("90.0", scale: scale), p95: figures.percentile("95.0", scale: scale),
      p99: figures.percentile("99.0", scale: scale), min: figures.percentile("0.0", scale: scale),
      max: figures.percentile("100.0", scale: scale))
    return Sample(metric: metric.name, published: published)
  }
}
