import BenchModel

/// The JSON of C++'s nanobench (`templates::json()`): epochs of one process, each with its mean time of an iteration.
///
/// Times are of an iteration, whatever the batch is that the tool's own table divides them by. Counters are zero where
/// the machine offers none.
enum NanobenchFormat: FileFormat {
  static let name = "nanobench JSON"
  static let keyword = "nanobench"

  private struct Document: Decodable {
    let results: [Entry]
  }

  private struct Entry: Decodable {
    let title: String?
    let name: String
    /// The size that a complexity is worked out by; −1 where there is none.
    let complexity: Double?
    let measurements: [[String: Double]]

    private enum CodingKeys: String, CodingKey {
      case title, name, measurements
      case complexity = "complexityN"
    }

    var id: BenchmarkID {
      let size = complexity.flatMap { Int(exactly: $0) }.flatMap { $0 < 0 ? nil : $0 }
      return BenchmarkID(
        group: title ?? "", name: name, parameters: size.map { [.init(name: "n", value: "\($0)")] } ?? [])
    }
  }

  /// What an epoch counts of an iteration, under the tool's names.
  private static let counters: [(key: String, metric: Metric)] = [
    ("instructions", Metric(name: "instructions", unit: .count)),
    ("cpucycles", Metric(name: "cycles", unit: .count)),
    ("branchinstructions", Metric(name: "branches", unit: .count)),
    ("branchmisses", Metric(name: "branch-misses", unit: .count)),
    ("pagefaults", .pageFaults),
    ("contextswitches", .contextSwitches),
  ]

  static let signature = Signature(documents: [
    .document(.key("results"), .elementsOf("results", ["name", "measurements", "complexityN"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for entry in try content.decode(Document.self).results {
      let id = entry.id
      assembly.begin(id)
      for epoch in entry.measurements {
        guard let seconds = epoch["elapsed"] else { continue }
        let iterations = epoch["iterations"].flatMap { Int(exactly: $0) } ?? 1
        assembly.measure(id, .time, [seconds * 1e9], iterations: iterations)
      }
      for (key, metric) in counters {
        let values = entry.measurements.compactMap { $0[key] }
        if values.contains(where: { $0 != 0 }) { assembly.measure(id, metric, values) }
      }
    }
    return assembly.run(identity: identity, suite: "nanobench")
  }
}
