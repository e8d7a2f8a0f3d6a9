import BenchModel

/// The table of `redis-benchmark --csv`: figures of each command.
///
/// All fields are in quotes, and quotes within a command are written as they are. A command that comes again was run
/// again.
enum RedisBenchmarkFormat: FileFormat {
  static let name = "redis-benchmark CSV"
  static let keyword = "redis-benchmark"

  private static let start = "\"test\",\"rps\",\"avg_latency_ms\""
  /// The step of the latencies, three digits of a histogram that begins with eight microseconds.
  private static let latency = Metric.latency.inSteps(of: 8000)

  static let signature = Signature(lines: [LineMark(start: start)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var columns: [String]?
    var processes: [String: Int] = [:]
    for line in try TextLine.ended(in: content.bytes) {
      if line.text.hasPrefix(start) {
        columns = fields(line.text)
      } else if let columns, line.text.hasPrefix("\"") {
        let fields = fields(line.text)
        let id = BenchmarkID(group: "", name: fields[0])
        guard fields.count == columns.count else {
          assembly.fail(id, "line \(line.number) has \(fields.count) fields and the header \(columns.count)")
          continue
        }
        let process = processes[fields[0], default: 0]
        processes[fields[0]] = process + 1
        add(Dictionary(zip(columns, fields)) { first, _ in first }, of: id, process, to: &assembly)
      }
    }
    guard columns != nil else { throw ReadingFault("there is no header that begins with \(start)") }
    if assembly.isEmpty {
      assembly.fail(BenchmarkID(group: "", name: "redis-benchmark"), "the table has a header and no row")
    }
    return assembly.run(identity: identity, suite: "redis-benchmark")
  }

  private static func add(
    _ row: [String: String], of id: BenchmarkID, _ process: Int, to assembly: inout RunAssembly
  ) {
    func milliseconds(_ column: String) -> Double? { row["\(column)_latency_ms"]?.number.map { $0 * 1e6 } }
    assembly.name(id)
    if row["rps"] == "inf" { assembly.spoil(id, .throughput, "the test took no time that redis-benchmark could tell") }
    assembly.add(id, .throughput, row["rps"]?.number, process: process)
    assembly.add(id, latency, milliseconds("avg"), process: process)
    assembly.add(id, percentilesOf: latency, process: process) { milliseconds("p\($0)") }
    assembly.add(id, .longestLatency, milliseconds("max"), process: process)
  }

  private static func fields(_ line: String) -> [String] {
    var rest = line[...].dropFirst()
    if rest.hasSuffix("\"") { rest = rest.dropLast() }
    var fields: [String] = []
    while let end = rest.range(of: "\",\"") {
      fields.append(String(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return fields + [String(rest)]
  }
}

extension Substring {
  /// Where an ASCII text first stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while let found = self[start...].firstIndex(of: "\"") {
      if self[found...].hasPrefix(text) { return found..<index(found, offsetBy: text.count) }
      start = index(after: found)
    }
    return nil
  }
}
