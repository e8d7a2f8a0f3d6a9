import BenchModel

/// Bencher Metric Format: for each benchmark measures by name, each with a value and perhaps its bounds.
///
/// The file says neither units nor directions: they are those of Bencher's own measures, and of others not known. What
/// kind of bounds they are is not said either, so that a value is a single figure.
enum BencherFormat: FileFormat {
  static let name = "Bencher Metric Format"
  static let keyword = "bencher"

  private struct Figure: Decodable {
    let value: Double
  }

  private typealias Document = [String: [String: Figure]]

  static let signature = Signature(documents: [.document(.leaves("value"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    let benchmarks = try content.decode(Document.self)
    for (name, measures) in benchmarks.inByteOrder {
      for (measure, figure) in measures.inByteOrder {
        let (metric, scale) = metric(of: measure)
        let id = BenchmarkID(group: "", name: name)
        assembly.publish(id, metric, Summary(count: 1, mean: figure.value * scale))
      }
    }
    return assembly.run(identity: identity, suite: "bencher")
  }

  private static func metric(of measure: String) -> (metric: Metric, scale: Double) {
    switch measure {
    case "latency": (.time, 1)
    case "throughput": (.throughput, 1)
    case "build-time": (Metric(name: measure, unit: .nanoseconds), 1e9)
    case "file-size": (Metric(name: measure, unit: .bytes), 1)
    default: (Metric(name: measure, unit: .count, direction: .unknown), 1)
    }
  }
}
