import BenchModel
import StrictJSON

/// The table that `hyperfine --export-csv` writes: figures of each command, and no times.
enum HyperfineCSVFormat: FileFormat {
  static let name = "hyperfine CSV"
  static let keyword = "hyperfine-csv"

  private static let header = "command,mean,stddev,median,user,system,min,max"
  private static let parameterPrefix = "parameter_"

  static let signature = Signature(lines: [LineMark(start: header, isFirst: true)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var rows = CSVRows(content.bytes)
    guard let names = try rows.next()?.fields, names.starts(with: header.split(separator: ",").map { String($0) })
    else {
      throw ReadingFault(line: 1, "the header has to begin with \"\(header)\"")
    }
    var assembly = RunAssembly()
    while let row = try rows.next() {
      guard row.fields.count == names.count else {
        throw ReadingFault(line: row.line, "the row has \(row.fields.count) fields and the header \(names.count)")
      }
      add(row, names: names, to: &assembly)
    }
    return assembly.run(identity: identity, suite: "hyperfine")
  }

  private static func add(_ row: CSVRows.Row, names: [String], to assembly: inout RunAssembly) {
    var figures: [String: Double] = [:]
    var problem: String?
    var parameters: [BenchmarkID.Parameter] = []
    for (name, field) in zip(names, row.fields).dropFirst() {
      if name.hasPrefix(parameterPrefix) {
        parameters.append(.init(name: String(name.dropFirst(parameterPrefix.count)), value: field))
      } else if !field.isEmpty {
        let digits = Array(field.utf8)
        if let seconds = NumberText.double(in: digits, digits.indices), seconds.isFinite {
          figures[name] = seconds * 1e9
        } else {
          problem = problem ?? "'\(field)' in the column \(name) is no number"
        }
      }
    }
    parameters = parameters.ordered { $0.name.precedes($1.name) }
    let time = Summary(
      mean: figures["mean"], median: figures["median"], min: figures["min"], max: figures["max"],
      stdev: figures["stddev"])
    let id = BenchmarkID(group: "", name: row.fields[0], parameters: parameters)
    assembly.begin(id)
    if let problem { return assembly.fail(id, "line \(row.line) cannot be read: \(problem)") }
    assembly.publish(id, .time, time)
    if let user = figures["user"], let system = figures["system"] {
      assembly.publish(id, .cpuTime, Summary(mean: user + system))
    }
  }
}
