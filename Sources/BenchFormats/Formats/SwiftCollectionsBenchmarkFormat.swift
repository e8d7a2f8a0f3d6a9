import BenchModel

/// The results of swift-collections-benchmark: the times of each task at each size, in the order of measuring.
///
/// A file that several invocations added to does not say where one ended: its times stand as those of one process.
enum SwiftCollectionsBenchmarkFormat: FileFormat {
  static let name = "swift-collections-benchmark results"
  static let keyword = "swift-collections-benchmark"

  private struct Document: Decodable {
    struct Task: Decodable {
      let title: String
      let label: String?
      let results: [String: Times]
    }

    let version: Int
    let tasks: [Task]
  }

  /// Times in seconds, or since later versions as pairs: the two halves of a count of attoseconds.
  private struct Times: Decodable {
    let nanoseconds: [Double]

    private static let attosecondsInNanosecond = 1e9
    private static let lowerHalf = 18_446_744_073_709_551_616.0

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let seconds = try? container.decode([Double].self) {
        nanoseconds = seconds.map { $0 * 1e9 }
        return
      }
      nanoseconds = try container.decode([[Double]].self).map { pair in
        guard pair.count == 2 else {
          let problem = "a time is a number of seconds or a pair of numbers"
          throw DecodingError.dataCorruptedError(in: container, debugDescription: problem)
        }
        return (pair[0] * Self.lowerHalf + pair[1]) / Self.attosecondsInNanosecond
      }
    }
  }

  static let signature = Signature(documents: [
    .document(.key("tasks"), .elementsOf("tasks", ["title", "results"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    guard document.version == 1 else {
      throw ReadingFault("version \(document.version) of these results is not known here; there is 1")
    }
    var assembly = RunAssembly()
    for task in document.tasks {
      let sizes = task.results.map { (name: $0.key, size: Int($0.key) ?? .max, times: $0.value) }
      for (name, _, times) in sizes.ordered(by: { ($0.size, $0.name) < ($1.size, $1.name) }) {
        let id = BenchmarkID(
          group: task.label ?? "", name: task.title, parameters: [.init(name: "size", value: name)])
        assembly.measure(id, .time, times.nanoseconds)
      }
    }
    return assembly.run(identity: identity, suite: "swift-collections-benchmark")
  }
}
