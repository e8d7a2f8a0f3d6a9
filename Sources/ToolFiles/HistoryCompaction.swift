import BenchFormats
import BenchModel
package import CommandLineTool
import SafeFiles

/// Folds the older runs of a history into few lines that hold what an analysis needs of them.
///
/// The file is replaced as a whole while nobody else adds to it, so that it is the old one or the new one at every
/// moment. Of each machine and suite the newest runs keep their lines byte for byte; the others, and those that were
/// folded before, stand in front of them in lines of a thousand runs each, in order of time. Folding again changes
/// nothing.
package struct HistoryCompaction: Sendable {
  /// How many runs were folded that had a line of their own.
  package let folded: Int
  /// How many runs keep a line of their own.
  package let kept: Int
  /// Lines that hold no run of their own, and that the file has no more.
  package let warnings: [String]

  /// A line holds so many runs that what they have in common counts no more, and few enough to be read in little
  /// memory.
  private static let runsOfLine = 1000

  /// A line of the file to come.
  private struct Part: Hashable {
    let source: HistoryColumns.Source
    /// Its number among those of the source.
    let number: Int

    func precedes(_ other: Part) -> Bool {
      if source.machine != other.source.machine { return source.machine.text.precedes(other.source.machine.text) }
      if source.suite != other.source.suite { return source.suite.text.precedes(other.source.suite.text) }
      return number < other.number
    }
  }

  /// Where each run will stand.
  private struct Plan {
    /// Where the lines begin that stay as they are.
    var kept: Set<Int> = []
    /// Which line each of the other runs goes to.
    var parts: [RunIdentity: Part] = [:]
    /// How many of those have a line of their own by now.
    var folded = 0

    init(_ spots: [HistoryColumns.Source: [Spot]], keeping count: Int) {
      for (source, spots) in spots {
        let ordered = spots.ordered { ($0.run.date, $0.run.run) < ($1.run.date, $1.run.run) }
        let newest = ordered.count - count
        var number = 0
        for (place, spot) in ordered.enumerated() {
          if place >= newest, !spot.isFolded {
            kept.insert(spot.line)
            continue
          }
          let identity = RunIdentity(run: spot.run.run, machine: source.machine.text)
          parts[identity] = Part(source: source, number: number / runsOfLine)
          number += 1
          if !spot.isFolded { folded += 1 }
        }
      }
    }
  }

  /// A run, and where its line begins.
  private struct Spot {
    let run: HistoryReport.Point
    let line: Int
    let isFolded: Bool
  }

  /// Folds what is older than the newest `count` runs of each machine and suite.
  ///
  /// - Parameter limit: the most bytes that are read of the history.
  /// - Throws: status 66 if there is no such file, 65 if it is no history, 73 or 74 if it cannot be replaced; the file
  ///   is as it was then.
  package init(of path: String, keeping count: Int, limit: Int) throws(ToolError) {
    guard Input.exists(path) else { throw ToolError(.noInput, "cannot read '\(path)': there is no such file") }
    try Output.prepare(path)
    let log = try rethrowing(try LineLog(adding: path), as: ToolError.init(writing:))
    let (spots, warnings) = try Self.spots(of: log, path, limit: limit)
    let plan = Plan(spots, keeping: count)
    folded = plan.folded
    kept = plan.kept.count
    self.warnings = warnings
    if folded == 0 { return }
    let bytes = try Self.content(of: log, path, plan, limit: limit)
    try rethrowing(try log.replace(with: bytes), as: ToolError.init(writing:))
  }

  private static func spots(
    of log: LineLog, _ path: String, limit: Int
  ) throws(ToolError) -> (spots: [HistoryColumns.Source: [Spot]], warnings: [String]) {
    var spots: [HistoryColumns.Source: [Spot]] = [:]
    let blocks = try rethrowing(try log.blocks(from: 0, limit: limit), as: ToolError.init(writing:))
    let warnings = try HistoryLog.read(blocks, path) { line in
      let isFolded = if case .folded = line.content { true } else { false }
      for run in line.columns.runs {
        spots[run.source, default: []].append(Spot(run: run.point, line: line.span.lowerBound, isFolded: isFolded))
      }
    }
    return (spots, warnings)
  }

  private static func content(
    of log: LineLog, _ path: String, _ plan: Plan, limit: Int
  ) throws(ToolError) -> [UInt8] {
    var parts: [Part: HistoryColumns] = [:]
    var keptLines: [Range<Int>] = []
    let blocks = try rethrowing(try log.blocks(from: 0, limit: limit), as: ToolError.init(writing:))
    _ = try HistoryLog.read(blocks, path) { line in
      if plan.kept.contains(line.span.lowerBound) {
        keptLines.append(line.span)
        return
      }
      let columns = line.columns
      var places: [Part: [Int]] = [:]
      for (place, run) in columns.runs.enumerated() {
        guard let part = plan.parts[RunIdentity(run: run.point.run, machine: run.machine)] else { continue }
        places[part, default: []].append(place)
      }
      for (part, places) in places { parts[part, default: HistoryColumns()].add(columns, at: places) }
    }
    var bytes: [UInt8] = []
    for (part, columns) in parts.ordered(by: { $0.key.precedes($1.key) }) {
      bytes += try Output.json("the runs", HistoryFile.line(of: FoldedRuns(columns, of: part.source))) + [lineFeed]
    }
    for line in keptLines {
      bytes += try rethrowing(try log.bytes(in: line), as: ToolError.init(writing:))
      if bytes.last != lineFeed { bytes.append(lineFeed) }
    }
    return bytes
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
