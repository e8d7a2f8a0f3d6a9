import BenchModel

/// What `perf stat` counts of a command, as lines of JSON (`-j`) or of fields (`-x`).
///
/// The command does not stand in it, so that its benchmark is called `command`. Counts of intervals add up; an event
/// that comes again is one of another process. Decimal commas make fields fall apart, and are named.
enum PerfStatFormat: FileFormat {
  static let name = "perf stat"
  static let keyword = "perf"

  static let signature = Signature(
    documents: [.line("counter-value", "event")],
    lines: [LineMark(start: "{", part: "\"counter-value\" : \"")]
      + "0123456789<SC ".map { start in
        LineMark(start: "\(start)") { bytes, line in PerfRow.isRow(bytes, line) }
      })

  private struct Line: Decodable {
    let value: String
    let unit: String?
    let event: String
    let interval: Double?
    let running: Double?
    let cpu: String?
    let core: String?

    private enum CodingKeys: String, CodingKey {
      case unit, event, interval, cpu, core
      case value = "counter-value"
      case running = "pcnt-running"
    }
  }

  private static let mark = DocumentMark.line("counter-value", "event")

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var rows: [PerfRow] = []
    if content.shape != nil {
      for (line, value) in try content.decodeEach(Line.self, mark) {
        rows.append(
          PerfRow(
            line: line, place: value.cpu ?? value.core, value: value.value.number, text: value.value,
            unit: value.unit ?? "", event: value.event, running: value.running,
            isInterval: value.interval != nil))
      }
    } else {
      for line in try TextLine.ended(in: content.bytes) {
        if line.text.hasPrefix("{"), line.text.contains("\"counter-value\"") { throw PerfRow.comma(line.number) }
        if let row = try PerfRow(line) { rows.append(row) }
      }
    }
    var assembly = RunAssembly()
    add(rows, to: &assembly)
    return assembly.run(identity: identity, suite: "perf stat")
  }

  private static func add(_ rows: [PerfRow], to assembly: inout RunAssembly) {
    var sums: [(row: PerfRow, process: Int, value: Double)] = []
    var places: [String: Int] = [:]
    var seen: [String: Int] = [:]
    for row in rows {
      assembly.name(row.id)
      guard let value = row.value else {
        assembly.warn(row.id, "\(row.event) is \(row.text).")
        continue
      }
      if let running = row.running, running < 99.95 {
        assembly.warn(row.id, "\(row.event) is scaled up from \(running) % of the time.")
      }
      let key = "\(row.place ?? "") \(row.event)"
      if row.isInterval, let place = places[key] {
        sums[place].value += value
      } else {
        places[key] = sums.count
        sums.append((row, seen[key, default: 0], value))
        seen[key, default: 0] += 1
      }
    }
    for (row, process, value) in sums { assembly.measure(row.id, row.metric, [value * row.scale], process: process) }
  }
}
