import BenchModel
import StrictJSON

/// The JSON of Google Benchmark (`--benchmark_out_format=json`): repetitions of one process, or aggregates of them.
///
/// Rows of one benchmark are its repetitions; aggregates are published figures, used only where no repetition is in the
/// file. Every other number of a row is a counter of the user's, and a metric under its own name.
enum GoogleBenchmarkFormat: FileFormat {
  static let name = "Google Benchmark JSON"
  static let keyword = "google-benchmark"

  /// What the file says of where it was made.
  private struct Context: Decodable {
    let facts: [String: FactText]
    let averages: [Double]?
    let caches: [[String: FactText]]?

    private enum CodingKeys: String, CodingKey {
      case averages = "load_avg"
      case caches
    }

    init(from decoder: any Decoder) throws {
      facts = try [String: FactText](from: decoder)
      let lists = try decoder.container(keyedBy: CodingKeys.self)
      averages = try lists.decodeIfPresent([Double].self, forKey: .averages)
      caches = try lists.decodeIfPresent([[String: FactText]].self, forKey: .caches)
    }
  }

  static let signature = Signature(documents: [
    .document(
      .key("benchmarks"), .key("context"), .elementsOf("benchmarks", [], any: ["real_time", "cpu_time", "run_type"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let (context, all) = try rethrowing(try document(content.bytes)) { (error: JSONError) in
      content.placed(ReadingFault(error))
    }
    var assembly = RunAssembly()
    let dividesByThreads = dividesByThreads(context.facts)
    for rows in GoogleBenchmarkRow.grouped(all) {
      GoogleBenchmarkRow.add(
        dividesByThreads ? rows.map(\.withTimesOfAllThreads) : rows, to: &assembly)
    }
    return assembly.run(
      identity: identity, suite: suite(context.facts), environment: environment(context),
      startedAt: context.facts.text("date").flatMap { UniversalTime($0)?.text })
  }

  private static func document(
    _ bytes: [UInt8]
  ) throws(JSONError) -> (context: Context, rows: [GoogleBenchmarkRow]) {
    var json = try JSONPullReader(bytes, options: FileContent.tolerance)
    let start = json
    var context: Context?
    var rows: GoogleBenchmarkRows?
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "context") {
        context = try json.readPart(path: "context").decode(options: FileContent.tolerance)
      } else if json.matches(key, "benchmarks") {
        var read = GoogleBenchmarkRows()
        try read.read(&json)
        rows = read
      } else {
        try json.skipValue()
      }
    }
    try json.finish()
    guard let context else { throw start.failure(.missingKey("context")) }
    guard let rows else { throw start.failure(.missingKey("benchmarks")) }
    return (context, rows.all)
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

  private static func environment(_ context: Context) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.logicalProcessors = context.facts.count("num_cpus")
    environment.loadAtStart = context.averages?.first.flatMap { $0.isFinite ? $0 : nil }
    environment.other = context.facts.remaining(without: ["num_cpus"])
    if let caches = context.caches, !caches.isEmpty {
      environment.other = environment.other ?? [:]
      environment.other?["caches"] = caches.map { cache in
        let facts = [cache.text("level").map { "L\($0)" }, cache.text("type"), cache.text("size").map { "\($0) B" }]
        return facts.compactMap(\.self).joined(separator: " ")
      }.joined(separator: ", ")
    }
    return environment
  }
}
