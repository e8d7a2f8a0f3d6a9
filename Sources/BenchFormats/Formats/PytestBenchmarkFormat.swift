import BenchModel

/// The JSON of pytest-benchmark (`--benchmark-json`, `--benchmark-save-data`): rounds of one process.
///
/// Without `--benchmark-save-data` a saved file holds figures only, which are published.
enum PytestBenchmarkFormat: FileFormat {
  static let name = "pytest-benchmark JSON"
  static let keyword = "pytest-benchmark"

  private struct Document: Decodable {
    struct Processor: Decodable {
      let facts: [String: FactText]?

      private enum CodingKeys: String, CodingKey { case facts = "cpu" }
    }

    let machine: [String: FactText]
    let processor: Processor
    let commit: [String: FactText]?
    let benchmarks: [PytestBenchmarkEntry]
    let datetime: String?
    let version: String?

    private enum CodingKeys: String, CodingKey {
      case benchmarks, datetime, version
      case machine = "machine_info"
      case commit = "commit_info"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      machine = try container.decode([String: FactText].self, forKey: .machine)
      processor = try container.decode(Processor.self, forKey: .machine)
      commit = try container.decodeIfPresent([String: FactText].self, forKey: .commit)
      benchmarks = try container.decode([PytestBenchmarkEntry].self, forKey: .benchmarks)
      datetime = try container.decodeIfPresent(String.self, forKey: .datetime)
      version = try container.decodeIfPresent(String.self, forKey: .version)
    }
  }

  static let signature = Signature(documents: [
    .document(.key("benchmarks"), .key("machine_info"), .elementsOf("benchmarks", ["stats"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let ids = ClashingIDs.resolved(document.benchmarks.map { ($0.parametrised, $0.printed) })
    var assembly = RunAssembly()
    for (id, entry) in zip(ids, document.benchmarks) { entry.add(to: &assembly, as: id) }
    return assembly.run(
      identity: identity, suite: "pytest", environment: environment(document),
      startedAt: document.datetime.flatMap { UniversalTime($0)?.text })
  }

  private static func environment(_ document: Document) -> RunEnvironment {
    let (machine, processor) = (document.machine, document.processor.facts ?? [:])
    var environment = RunEnvironment()
    environment.operatingSystem = machine.text("system")
    environment.kernel = machine.text("release")
    environment.architecture = machine.text("machine")
    environment.processor = processor.text("brand_raw") ?? processor.text("brand")
    environment.logicalProcessors = processor.count("count")
    environment.toolchain = machine.text("python_version").map { version in
      "\(machine.text("python_implementation") ?? "Python") \(version)"
    }
    // The plugin says this where there is no repository.
    environment.commit = document.commit?.text("id").flatMap { $0 == "unversioned" ? nil : $0 }
    var other: [String: String] = [:]
    other["pytest-benchmark"] = document.version
    other["datetime"] = document.datetime
    for key in ["branch", "dirty", "project"] { other[key] = document.commit?.text(key) }
    environment.other = other.isEmpty ? nil : other
    return environment
  }
}

/// One benchmark of such a file.
private struct PytestBenchmarkEntry: Decodable {
  struct Statistics: Decodable {
    let min: Double?
    let max: Double?
    let mean: Double?
    let stddev: Double?
    let median: Double?
    let rounds: Int?
    let iterations: Int?
    let data: [Double]?
  }

  let name: String
  let fullname: String
  let params: [String: FactText]?
  let stats: Statistics

  /// The file of the test, and the name in it, as `fullname` joins them.
  private var parts: (file: String, name: String) {
    guard let end = fullname.firstIndex(of: ":") else { return ("", fullname) }
    return (String(fullname[..<end]), String(fullname[end...].drop { $0 == ":" }))
  }

  /// The identity with the name as pytest prints it.
  var printed: BenchmarkID { BenchmarkID(group: parts.file, name: parts.name) }

  /// The identity with parameters by name, where the file has all of them as plain values.
  var parametrised: BenchmarkID {
    guard let params, !params.isEmpty, parts.name.hasSuffix("]"), let bracket = parts.name.firstIndex(of: "[") else {
      return printed
    }
    let named = params.inByteOrder
    // Of an object that JSON has no form for the plugin states where it lay in memory: that is no value.
    let parameters = named.compactMap { key, value in
      value.text.flatMap { $0.hasPrefix("UNSERIALIZABLE[") ? nil : BenchmarkID.Parameter(name: key, value: $0) }
    }
    guard parameters.count == params.count else { return printed }
    return BenchmarkID(group: parts.file, name: String(parts.name[..<bracket]), parameters: parameters)
  }

  func add(to assembly: inout RunAssembly, as id: BenchmarkID) {
    func nanoseconds(_ seconds: Double?) -> Double? { seconds.map { $0 * 1e9 } }
    assembly.begin(id)
    if let data = stats.data, !data.isEmpty {
      assembly.measure(id, .time, data.map { $0 * 1e9 }, iterations: stats.iterations ?? 1)
      return
    }
    let figures = Summary(
      count: stats.rounds, mean: nanoseconds(stats.mean), median: nanoseconds(stats.median),
      min: nanoseconds(stats.min), max: nanoseconds(stats.max), stdev: nanoseconds(stats.stddev))
    assembly.publish(id, .time, figures)
  }
}
