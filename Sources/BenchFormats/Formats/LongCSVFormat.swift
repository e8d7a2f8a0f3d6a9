import BenchModel

/// A table with a value a row: `name,metric,value`, then `unit`, `run` and `process` as far as they are known.
///
/// Without units values are those of a count, or of a metric that the tools define. Rows of one process stand in the
/// order of time; without `run` and `process` all rows are of one process.
enum LongCSVFormat: FileFormat {
  static let name = "long-form CSV"
  static let keyword = "csv"

  private static let required = "name,metric,value"
  private static let optional = ["unit", "run", "process"]

  static let signature = Signature(lines: [LineMark(start: required, isFirst: true)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var rows = CSVRows(content.bytes)
    let header = try rows.next()?.fields ?? []
    for column in header.dropFirst(3) where !optional.contains(column) {
      throw ReadingFault(line: 1, "'\(column)' is no column here; there are \(optional.joined(separator: ", "))")
    }
    guard header.starts(with: required.split(separator: ",").map { String($0) }), Set(header).count == header.count
    else { throw ReadingFault(line: 1, "the header has to begin with \"\(required)\" and name no column twice") }
    var table = LongTable()
    while let row = try rows.next() {
      guard row.fields.count == header.count else {
        throw ReadingFault(line: row.line, "the row has \(row.fields.count) fields and the header \(header.count)")
      }
      func field(_ column: String) -> String { header.firstIndex(of: column).map { row.fields[$0] } ?? "" }
      guard let value = row.fields[2].number, value.isFinite else {
        table.spoil(
          row.fields[0], row.fields[1], unit: field("unit"), "'\(row.fields[2])' in line \(row.line) is no number")
        continue
      }
      table.add(
        LongRow(
          name: row.fields[0], metric: row.fields[1], value: value, unit: field("unit"), run: field("run"),
          process: field("process")))
    }
    return table.run(identity: identity)
  }
}
