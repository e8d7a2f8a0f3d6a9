import BenchModel

/// The table of the load generator locust (`--csv`, the file `…_stats.csv`): rate, times and failures of each request.
///
/// The row that adds all of them up is no request. Times are milliseconds.
enum LocustCSVFormat: FileFormat {
  static let name = "locust CSV"
  static let keyword = "locust-csv"

  private static let start = "Type,Name,Request Count,Failure Count,"

  static let signature = Signature(lines: [LineMark(start: start, part: ",99%,")])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var columns: [String]?
    for line in try TextLine.ended(in: content.bytes) {
      if line.text.hasPrefix(start) {
        columns = line.text.trimmed.split(separator: ",").map { String($0) }
        continue
      }
      guard let columns, line.text.contains(",") else { continue }
      var rows = CSVRows(Array((line.text + "\n").utf8))
      guard let fields = try rows.next()?.fields, fields.count > 2 else { continue }
      if fields[0].isEmpty, fields[1] == "Aggregated" { continue }
      let id = LocustName.id(method: fields[0], name: fields[1])
      assembly.begin(id)
      guard fields.count == columns.count else {
        assembly.fail(id, "line \(line.number) has \(fields.count) fields and the header \(columns.count)")
        continue
      }
      add(Dictionary(zip(columns, fields)) { first, _ in first }, of: id, to: &assembly)
    }
    return assembly.run(identity: identity, suite: "locust")
  }

  private static func add(_ row: [String: String], of id: BenchmarkID, to assembly: inout RunAssembly) {
    func milliseconds(_ column: String) -> Double? { row[column]?.number.map { $0 * 1e6 } }
    guard let requests = row["Request Count"]?.number, requests > 0 else {
      return assembly.fail(id, "not one request was made")
    }
    assembly.add(id, .throughput, row["Requests/s"]?.number)
    assembly.add(id, .latency, milliseconds("Average Response Time"))
    assembly.add(id, percentilesOf: LocustName.latency) { order in
      RunAssembly.supports(order, count: requests) ? milliseconds("\(order)%") : nil
    }
    LocustName.addFailures(row["Failure Count"]?.number ?? 0, among: requests, of: id, to: &assembly)
  }
}
