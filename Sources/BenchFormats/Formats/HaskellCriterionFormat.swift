import BenchModel

/// The JSON of Haskell's criterion (`--json`): batches of more and more iterations, measured in one process.
///
/// Batches shorter than 30 ms are left out, as the tool leaves them out of its mean: their time is mostly the clock's.
enum HaskellCriterionFormat: FileFormat {
  static let name = "Haskell criterion JSON"
  static let keyword = "haskell-criterion"

  private struct Document: Decodable {
    let version: String
    let reports: [Report]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      _ = try parts.decode(String.self)
      version = try parts.decode(String.self)
      reports = try parts.decode([Report].self)
    }
  }

  private struct Report: Decodable {
    let name: String
    let keys: [String]
    let measured: [[Double?]]

    private enum CodingKeys: String, CodingKey {
      case name = "reportName"
      case keys = "reportKeys"
      case measured = "reportMeasured"
    }

    /// The batches that the tool itself takes its mean from, or all where none is long enough.
    var batches: [[Double?]] {
      guard let time = keys.firstIndex(of: "time") else { return [] }
      let long = measured.filter { $0.count > time && ($0[time] ?? 0) >= HaskellCriterionFormat.shortest }
      return long.isEmpty ? measured : long
    }
  }

  /// In seconds.
  private static let shortest = 0.03

  /// What a batch says beside its iterations; what the runtime counts is null unless it was told to (`+RTS -T`).
  private static let columns: [(key: String, metric: Metric, scale: Double)] = [
    ("time", .time, 1e9),
    ("cpuTime", .cpuTime, 1e9),
    ("allocated", Metric(name: "allocated", unit: .bytes), 1),
  ]

  static let signature = Signature(documents: [.document(.firstText("criterion"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for report in document.reports {
      let id = HaskellCriterionFormat.id(of: report.name)
      assembly.begin(id)
      let batches = report.batches
      guard let count = report.keys.firstIndex(of: "iters") else { continue }
      for (key, metric, scale) in columns {
        guard let column = report.keys.firstIndex(of: key) else { continue }
        for batch in batches where batch.count == report.keys.count {
          guard let iterations = batch[count], iterations > 0, let value = batch[column] else { continue }
          assembly.measure(id, metric, [value / iterations * scale], iterations: Int(exactly: iterations) ?? 1)
        }
      }
    }
    var environment = RunEnvironment()
    environment.other = ["criterion": document.version]
    return assembly.run(identity: identity, suite: "criterion", environment: environment)
  }

  /// Groups stand before the name with slashes between, of which a name may have one too.
  static func id(of path: String) -> BenchmarkID { BenchmarkID(group: "", name: path) }
}
