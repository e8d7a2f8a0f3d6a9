import BenchModel

/// The JSON that pyperf writes: one run is one process, with its values per iteration of the inner loop.
///
/// Metadata stands at three levels, and the inner one holds: suite, benchmark, run. A run without values calibrated the
/// loops and is no measurement. Versions before 1.0 call values samples.
enum PyperfFormat: RunFormat {
  static let name = "pyperf JSON"
  static let keyword = "pyperf"

  private struct Document: Decodable {
    let metadata: [String: FactText]?
    let commonMetadata: [String: FactText]?
    let benchmarks: [PyperfBenchmark]

    private enum CodingKeys: String, CodingKey {
      case metadata, benchmarks
      case commonMetadata = "common_metadata"
    }
  }

  static func refusal(of content: FileContent) -> String? {
    guard let keys = content.documentKeys else { return content.lackOfObject }
    if !keys.contains("benchmarks") { return "no key \"benchmarks\"" }
    if !keys.contains("version") { return "no key \"version\"" }
    return content.keys(ofElementsOf: "benchmarks").contains("runs") ? nil : "no \"runs\" in a benchmark"
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let facts = (document.commonMetadata ?? [:]).merging(document.metadata ?? [:]) { $1 }
    var assembly = PyperfAssembly(suite: PyperfMetadata(facts))
    let results = document.benchmarks.map { assembly.result(of: $0) }
    return BenchmarkRun(
      id: identity, suite: "pyperf", environment: environment(facts, of: document.benchmarks),
      metrics: assembly.metrics.metrics, results: results)
  }

  /// What every benchmark ran on; facts that differ from benchmark to benchmark stand below and are left there.
  private static func environment(_ facts: [String: FactText], of benchmarks: [PyperfBenchmark]) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = facts.text("platform")
    environment.processor = facts.text("cpu_model_name")
    environment.logicalProcessors = facts.count("cpu_count")
    environment.toolchain = facts.text("python_version").map { version in
      "\(facts.text("python_implementation") ?? "Python") \(version)"
    }
    environment.commit = facts.text("commit_id")
    let first = benchmarks.first
    environment.loadAtStart =
      facts.number("load_avg_1min") ?? first?.metadata?.load ?? first?.runs.first?.metadata?.load
    environment.other = facts.remaining(without: [
      "platform", "cpu_model_name", "cpu_count", "python_version", "python_implementation", "commit_id",
      "load_avg_1min", "name", "unit", "loops", "inner_loops",
    ])
    return environment
  }
}

/// What pyperf says of a suite, a benchmark or a run and readers of values need; the inner level overrides.
private struct PyperfMetadata: Decodable {
  var name: String?
  var unit: String?
  var loops: Int?
  var innerLoops: Int?
  var load: Double?

  private enum CodingKeys: String, CodingKey {
    case name, unit, loops
    case innerLoops = "inner_loops"
    case load = "load_avg_1min"
  }

  init(_ facts: [String: FactText]) {
    name = facts.text("name")
    unit = facts.text("unit")
    loops = facts.count("loops")
    innerLoops = facts.count("inner_loops")
  }

  /// These facts where they are given, else those of the level above.
  func inheriting(_ outer: PyperfMetadata) -> PyperfMetadata {
    var merged = self
    merged.name = name ?? outer.name
    merged.unit = unit ?? outer.unit
    merged.loops = loops ?? outer.loops
    merged.innerLoops = innerLoops ?? outer.innerLoops
    return merged
  }

  /// How many iterations a value is the mean of; a product beyond all machines counts as the largest number.
  var iterations: Int {
    let product = (loops ?? 1).multipliedReportingOverflow(by: innerLoops ?? 1)
    return product.overflow ? .max : product.partialValue
  }

  /// What is measured, and the factor to its base unit.
  var metric: (metric: Metric, scale: Double)? {
    switch unit ?? "second" {
    case "second": (.time, 1e9)
    case "byte": (Metric(name: "memory", unit: .bytes), 1)
    case "integer": (Metric(name: "value", unit: .count), 1)
    default: nil
    }
  }
}

/// One benchmark of the file.
private struct PyperfBenchmark: Decodable {
  struct Run: Decodable {
    let metadata: PyperfMetadata?
    let values: [Double]?
    let samples: [Double]?
    let warmups: [[Double]]?
  }

  let metadata: PyperfMetadata?
  let runs: [Run]
}

/// Turns the benchmarks of a file into results, and numbers their processes.
private struct PyperfAssembly {
  let suite: PyperfMetadata
  var metrics = MetricList()
  private var processes = 0

  init(suite: PyperfMetadata) {
    self.suite = suite
  }

  mutating func result(of benchmark: PyperfBenchmark) -> BenchmarkResult {
    let known = benchmark.metadata?.inheriting(suite) ?? suite
    let name = known.name ?? benchmark.runs.lazy.compactMap { $0.metadata?.name }.first
    let id = BenchmarkID(group: "", name: name ?? "unnamed")
    let unit = benchmark.runs.lazy.compactMap { $0.metadata?.unit }.first
    var whole = known
    whole.unit = unit ?? known.unit
    guard let (metric, scale) = whole.metric else {
      return Self.failed(id, "its unit is '\(whole.unit ?? "")', which is none of second, byte and integer")
    }
    var launches = LaunchColumns()
    for run in benchmark.runs {
      guard let values = run.values ?? run.samples, !values.isEmpty else { continue }
      launches.append(
        process: processes, iterations: (run.metadata?.inheriting(known) ?? known).iterations,
        values: values.map { $0 * scale },
        // A warm-up is a pair: its number of loops, and its value per iteration.
        warmup: (run.warmups ?? []).compactMap { $0.count == 2 ? $0[1] * scale : nil })
      processes += 1
    }
    if launches.isEmpty { return Self.failed(id, "the file holds calibration runs of it only, and no values") }
    metrics.note(metric)
    return BenchmarkResult(id: id, samples: [launches.sample(of: metric)])
  }

  private static func failed(_ id: BenchmarkID, _ reason: String) -> BenchmarkResult {
    BenchmarkResult(id: id, status: .failed, failure: Failure(kind: .reported, reason: reason))
  }
}
