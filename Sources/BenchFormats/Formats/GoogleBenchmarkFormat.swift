import BenchModel

/// The JSON of Google Benchmark (`--benchmark_out_format=json`): repetitions of one process, or aggregates of them.
///
/// Rows of one benchmark are its repetitions; aggregates are published figures, used only where no repetition is in the
/// file. Every other number of a row is a counter of the user's, and a metric under its own name.
enum GoogleBenchmarkFormat: FileFormat {
  static let name = "Google Benchmark JSON"
  static let keyword = "google-benchmark"

  private struct Document: Decodable {
    let context: [String: FactText]
    let hardware: Hardware
    let benchmarks: [GoogleBenchmarkRow]

    /// What the context holds in lists.
    struct Hardware: Decodable {
      let averages: [Double]?
      let caches: [[String: FactText]]?
      private enum CodingKeys: String, CodingKey {
        case averages = "load_avg"
        case caches
      }
    }

    private enum CodingKeys: String, CodingKey { case context, benchmarks }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      context = try container.decode([String: FactText].self, forKey: .context)
      hardware = try container.decode(Hardware.self, forKey: .context)
      benchmarks = try container.decode([GoogleBenchmarkRow].self, forKey: .benchmarks)
    }
  }

  static let signature = Signature(documents: [
    .document(
      .key("benchmarks"), .key("context"), .elementsOf("benchmarks", [], any: ["real_time", "cpu_time", "run_type"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    let dividesByThreads = dividesByThreads(document.context)
    for rows in GoogleBenchmarkRow.grouped(document.benchmarks) {
      GoogleBenchmarkRow.add(
        dividesByThreads ? rows.map(\.withTimesOfAllThreads) : rows, to: &assembly)
    }
    return assembly.run(
      identity: identity, suite: suite(document.context), environment: environment(document),
      startedAt: document.context.text("date").flatMap { UniversalTime($0)?.text })
  }

  private static func suite(_ context: [String: FactText]) -> String {
    context.text("executable")?.split(whereSeparator: { "/\\".contains($0) }).last.map { String($0) }
      ?? "Google Benchmark"
  }

  /// Whether the library is one that divides the time of several threads by their number, as it did before 1.9.0.
  ///
  /// The file says the version of the library since 1.8.4; of a version that is no number nobody knows.
  private static func dividesByThreads(_ context: [String: FactText]) -> Bool {
    guard let version = context.text("library_version") else { return true }
    return ToolVersion(version).map { $0 < ToolVersion(1, 9) } ?? false
  }

  private static func environment(_ document: Document) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.logicalProcessors = document.context.count("num_cpus")
    environment.loadAtStart = document.hardware.averages?.first.flatMap { $0.isFinite ? $0 : nil }
    environment.other = document.context.remaining(without: ["num_cpus"])
    if let caches = document.hardware.caches, !caches.isEmpty {
      environment.other = environment.other ?? [:]
      environment.other?["caches"] = caches.map { cache in
        let facts = [cache.text("level").map { "L\($0)" }, cache.text("type"), cache.text("size").map { "\($0) B" }]
        return facts.compactMap(\.self).joined(separator: " ")
      }.joined(separator: ", ")
    }
    return environment
  }
}
