import BenchModel

/// The walltime files of pytest-codspeed and CodSpeed's other harnesses: figures of an iteration in nanoseconds.
///
/// What a test is called stands in its `uri`: the path from the root of the repository and the name in the file. How
/// many rounds were measured is not in the file, where `rounds` is how many were planned: it follows from the total.
enum CodSpeedFormat: FileFormat {
  static let name = "CodSpeed walltime JSON"
  static let keyword = "codspeed"

  private struct Document: Decodable {
    let creator: [String: FactText]?
    let benchmarks: [Entry]
  }

  private struct Entry: Decodable {
    let name: String
    let uri: String?
    let stats: Figures?
  }

  private struct Figures: Decodable {
    let mean: Double?
    let median: Double?
    let min: Double?
    let max: Double?
    let deviation: Double?
    let rounds: Double?
    let iterations: Double?
    /// In seconds, unlike everything else.
    let total: Double?

    private enum CodingKeys: String, CodingKey {
      case rounds
      case mean = "mean_ns"
      case median = "median_ns"
      case min = "min_ns"
      case max = "max_ns"
      case deviation = "stdev_ns"
      case iterations = "iter_per_round"
      case total = "total_time"
    }

    var summary: Summary {
      Summary(count: count, mean: mean, median: median, min: min, max: max, stdev: deviation)
    }

    private var count: Int? {
      guard let rounds, let total, let mean, let iterations, mean * iterations > 0 else { return nil }
      return Int(exactly: Swift.min(rounds, (total * 1e9 / (mean * iterations)).rounded()))
    }
  }

  static let signature = Signature(documents: [
    .document(.key("creator"), .key("instrument"), .elementsOf("benchmarks", ["stats"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for entry in document.benchmarks {
      let id = id(of: entry)
      assembly.begin(id)
      if let figures = entry.stats { assembly.publish(id, .time, figures.summary) }
    }
    var environment = RunEnvironment()
    let creator = document.creator?.text("name") ?? "CodSpeed"
    environment.other = document.creator?.text("version").map { [creator: $0] }
    return assembly.run(identity: identity, suite: creator, environment: environment)
  }

  /// Outside of a repository the path is that of a checkout, of which only the name of the file tells anything.
  private static func id(of entry: Entry) -> BenchmarkID {
    guard let uri = entry.uri, let parts = uri[...].firstRange(of: "::") else {
      return BenchmarkID(group: "", name: entry.name)
    }
    let path = uri[..<parts.lowerBound]
    let file = path.hasPrefix("/") ? path.split(separator: "/").last ?? "" : path
    return BenchmarkID(group: String(file), name: String(uri[parts.upperBound...]))
  }
}
