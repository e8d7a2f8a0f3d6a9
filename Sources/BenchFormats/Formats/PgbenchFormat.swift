import BenchModel

/// The text of PostgreSQL's pgbench: transactions a second and their times, of the whole and of each script, and the
/// times of statements (`-r`).
///
/// Lines of `--progress` are the measurements of their process. Without a deviation the average latency is made of the
/// throughput, and is no second figure.
enum PgbenchFormat: FileFormat {
  static let name = "pgbench text"
  static let keyword = "pgbench"

  private static let start = "transaction type: "

  static let signature = Signature(lines: [LineMark(start: start)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reports: [PgbenchReport] = []
    var intervals: [Double] = []
    for line in try TextLine.ended(in: content.bytes) {
      if let kind = line.value(after: start) {
        reports.append(PgbenchReport(line: line.number, kind: String(kind), intervals: intervals))
        intervals = []
      } else if let progress = line.value(after: "progress: ") {
        let parts = progress.split(separator: ",")
        if parts.count > 1, let rate = parts[1].split(separator: " ").first?.number { intervals.append(rate) }
      } else if !reports.isEmpty {
        reports[reports.count - 1].read(line)
      }
    }
    var assembly = RunAssembly()
    var processes: [BenchmarkID: Int] = [:]
    for report in reports {
      let process = processes[report.id, default: 0]
      processes[report.id] = process + 1
      report.add(to: &assembly, process: process, isOnly: reports.count { $0.id == report.id } == 1)
    }
    let isCut = reports.contains(where: \.isCut)
    return assembly.run(identity: identity, suite: "pgbench", completeness: isCut ? .partial : .complete)
  }
}
