import BenchModel

/// The baselines of ordo-one/package-benchmark (`.benchmarkBaselines/…/results.json`): a histogram a metric.
///
/// A histogram keeps three digits of each value and not their order: values come by size, as those of one process.
/// Values are of one iteration of the body: those that cover a scaled inner loop are divided by its length.
enum PackageBenchmarkFormat: FileFormat {
  static let name = "package-benchmark baseline"
  static let keyword = "package-benchmark"

  private struct Document: Decodable {
    let baselineName: String?
    let machine: [String: FactText]?
    let results: Results
  }

  /// A dictionary whose keys are no strings: keys and values in turn.
  private struct Results: Decodable {
    struct Key: Decodable {
      let target: String
      let name: String
    }

    let pairs: [(key: Key, metrics: [PackageBenchmarkMetric])]

    init(from decoder: any Decoder) throws {
      var elements = try decoder.unkeyedContainer()
      var pairs: [(key: Key, metrics: [PackageBenchmarkMetric])] = []
      while !elements.isAtEnd {
        let key = try elements.decode(Key.self)
        pairs.append((key, try elements.decode([PackageBenchmarkMetric].self)))
      }
      self.pairs = pairs
    }
  }

  /// What the tool calls its own metrics.
  static var metricNames: Set<String> { PackageBenchmarkMetric.known }

  static let signature = Signature(documents: [
    .document(.key("results"), .elementsOf("results", ["target", "name"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for (key, metrics) in document.results.pairs {
      let id = BenchmarkID(group: key.target, name: key.name)
      assembly.name(id)
      for metric in metrics { try metric.add(to: &assembly, id: id) }
    }
    return assembly.run(identity: identity, suite: "package-benchmark", environment: environment(document))
  }

  private static func environment(_ document: Document) -> RunEnvironment {
    let machine = document.machine ?? [:]
    var environment = RunEnvironment()
    environment.architecture = machine.text("processorType")
    environment.logicalProcessors = machine.count("processors")
    environment.kernel = machine.text("kernelVersion")
    // In whole gibibytes.
    environment.memoryBytes = machine.count("memory").flatMap { (0..<1 << 20).contains($0) ? $0 << 30 : nil }
    environment.other = document.baselineName.map { ["baseline": $0] }
    return environment
  }
}
