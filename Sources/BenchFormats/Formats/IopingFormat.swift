import BenchModel

/// The JSON of ioping (`-J`): each request with its time, and figures at the end, or only those (`-q`).
///
/// Requests a second are the reciprocal of the mean latency, and the pace of the load is that of its interval.
enum IopingFormat: FileFormat {
  static let name = "ioping JSON"
  static let keyword = "ioping"

  private struct Entry: Decodable {
    struct Target: Decodable { let path: String? }

    struct Request: Decodable {
      let operation: String?
      let size: Int?
      let time: Double
      let ignored: Bool?
    }

    struct Figures: Decodable {
      let count: Int
      let size: Int?
      let min: Double
      let avg: Double
      let max: Double
      let mdev: Double?
    }

    let target: Target?
    let io: Request?
    let stat: Figures?
  }

  static let signature = Signature(documents: [
    .document(.elements(["timestamp", "target"], any: ["io", "stat"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let entries = try content.decode([Entry].self)
    var assembly = RunAssembly()
    for entry in entries {
      guard let request = entry.io, request.ignored != true else { continue }
      let id = id(request.operation ?? "request", size: request.size, of: entry)
      assembly.measure(id, .latency, [request.time])
    }
    // Those of periods (-p) come before those of the whole.
    let last = entries.last { $0.stat != nil }
    if let last, let figures = last.stat, assembly.isEmpty { add(figures, of: last, to: &assembly) }
    // The last thing that is written is the figures.
    return assembly.run(
      identity: identity, suite: "ioping", completeness: entries.last?.stat == nil ? .partial : .complete)
  }

  private static func add(_ figures: Entry.Figures, of entry: Entry, to assembly: inout RunAssembly) {
    let size = figures.count > 0 ? figures.size.map { $0 / figures.count } : nil
    let id = id("requests", size: size, of: entry)
    guard figures.count > 0 else { return assembly.fail(id, "no request of it counts") }
    assembly.publish(
      id, .latency,
      Summary(count: figures.count, mean: figures.avg, min: figures.min, max: figures.max, stdev: figures.mdev))
  }

  private static func id(_ operation: String, size: Int?, of entry: Entry) -> BenchmarkID {
    BenchmarkID(
      group: entry.target?.path ?? "", name: operation,
      parameters: size.map { [.init(name: "size", value: "\($0)")] } ?? [])
  }
}
