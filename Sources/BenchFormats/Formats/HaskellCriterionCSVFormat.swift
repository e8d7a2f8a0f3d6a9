import BenchModel

/// The table that Haskell's criterion writes with `--csv`: mean and deviation in seconds.
///
/// The tool appends to the file that is there: of several tables the last one is that of the last run.
enum HaskellCriterionCSVFormat: FileFormat {
  static let name = "Haskell criterion CSV"
  static let keyword = "haskell-criterion-csv"

  private static let header = ["Name", "Mean", "MeanLB", "MeanUB", "Stddev", "StddevLB", "StddevUB"]

  static let signature = Signature(lines: [LineMark(start: header.joined(separator: ","))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var tables: [[CSVRows.Row]] = []
    for row in try CSVRows.rows(in: content, below: header) {
      if row.fields == header { tables.append([]) } else { tables[tables.count - 1].append(row) }
    }
    var assembly = RunAssembly()
    for row in tables.last ?? [] {
      let id = BenchmarkID(group: "", name: row.fields[0])
      assembly.begin(id)
      let (mean, deviation) = (row.fields[1].number, row.fields[4].number)
      guard let mean else {
        assembly.fail(id, "line \(row.line) cannot be read: '\(row.fields[1])' is no number of seconds")
        continue
      }
      assembly.publish(id, .time, Summary(mean: mean * 1e9, stdev: deviation.map { $0 * 1e9 }))
    }
    if let first = tables.last?.first, tables.count > 1 {
      assembly.warn(
        BenchmarkID(group: "", name: first.fields[0]),
        "The file holds \(tables.count) tables, as criterion appends to it: only the last is read.")
    }
    return assembly.run(identity: identity, suite: "criterion")
  }
}
