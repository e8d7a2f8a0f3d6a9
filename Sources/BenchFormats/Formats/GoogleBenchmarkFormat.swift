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
    let load: Load
    let benchmarks: [GoogleBenchmarkRow]

    struct Load: Decodable {
      let averages: [Double]?
      private enum CodingKeys: String, CodingKey { case averages = "load_avg" }
    }

    private enum CodingKeys: String, CodingKey { case context, benchmarks }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      context = try container.decode([String: FactText].self, forKey: .context)
      load = try container.decode(Load.self, forKey: .context)
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
    for rows in GoogleBenchmarkRow.grouped(document.benchmarks) { GoogleBenchmarkRow.add(rows, to: &assembly) }
    return assembly.run(
      identity: identity, suite: suite(document.context), environment: environment(document),
      startedAt: document.context.text("date").flatMap { UniversalTime($0)?.text })
  }

  private static func suite(_ context: [String: FactText]) -> String {
    context.text("executable")?.split(whereSeparator: { "/\\".contains($0) }).last.map { String($0) }
      ?? "Google Benchmark"
  }

  private static func environment(_ document: Document) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.logicalProcessors = document.context.count("num_cpus")
    environment.loadAtStart = document.load.averages?.first.flatMap { $0.isFinite ? $0 : nil }
    environment.other = document.context.remaining(without: ["num_cpus"])
    return environment
  }
}
