import BenchModel

/// Bencher Metric Format: for each benchmark measures by name, each with a value and perhaps its bounds.
///
/// The file says neither units nor directions: they are those of Bencher's own measures, of allocations fewer are
/// better, and of others nothing is known. What
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
    case "latency": return (.time, 1)
    case "throughput": return (.throughput, 1)
    case "build-time": return (Metric(name: measure, unit: .nanoseconds), 1e9)
    case "file-size": return (Metric(name: measure, unit: .bytes), 1)
    default: break
    }
    if counts.contains(measure) {
      let counted = CallgrindMetric.metric(named: measure, tool: "")
      return (Metric(name: measure, unit: counted.unit, direction: counted.direction, nature: .exact), 1)
    }
    let isAllocation = measure.hasSuffix("allocations") || measure.hasSuffix("allocs")
    return (Metric(name: measure, unit: .count, direction: isAllocation ? .smaller : .unknown), 1)
  }

  /// What Bencher calls the counts of Valgrind's tools that it reads itself.
  private static let counts: Set<String> = [
    "instructions", "l1-hits", "l2-hits", "ll-hits", "ram-hits", "l1-hit-rate", "l2-hit-rate", "ll-hit-rate",
    "ram-hit-rate", "total-read-write", "estimated-cycles", "total-bytes", "total-blocks", "at-t-gmax-bytes",
    "at-t-gmax-blocks", "at-t-end-bytes", "at-t-end-blocks", "reads-bytes", "writes-bytes",
  ]
}
