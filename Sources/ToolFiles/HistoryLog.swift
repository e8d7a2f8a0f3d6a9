import BenchFormats
package import BenchModel
package import CommandLineTool
import SafeFiles

/// The history of a repository as a file.
package enum HistoryLog {
  /// Where the history of a repository stands.
  package static let usualPath = "baselines/history.jsonl"

  /// Reads a history, line by line; what is not wanted of it is checked and not kept.
  ///
  /// - Returns: the runs of the machines and suites that are wanted, how many runs there are of all, and what a reader
  ///   has to know.
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 65 if it is no history.
  package static func load(
    _ path: String, limit: Int, where isWanted: (_ machine: String, _ suite: String) -> Bool = { _, _ in true }
  ) throws(ToolError) -> (runs: HistoryColumns, count: Int, warnings: [String]) {
    let blocks = try rethrowing(
      try path == "-"
        ? InputBlocks(descriptor: 0, name: "standard input", limit: limit) : InputBlocks(path: path, limit: limit),
      as: ToolError.init(reading:))
    var runs = HistoryColumns()
    var count = 0
    let warnings = try read(blocks, path) { line in
      count += line.places.count
      if isWanted(line.machine, line.suite) { line.add(to: &runs) }
    }
    return (runs, count, warnings)
  }

  /// Adds a run, unless it is there already: what is read and written is the end of the file (see `HistoryIndex`).
  ///
  /// - Returns: whether it was added.
  /// - Throws: what is wrong; a file that is no history is left as it is.
  package static func add(_ entry: HistoryEntry, to path: String, limit: Int) throws(ToolError) -> Bool {
    try Output.prepare(path)
    let line = try Output.json("the run", HistoryFile.line(of: entry))
    // Looked up and added under one lock, since another writer may be adding the same run.
    let log = try rethrowing(try LineLog(adding: path), as: ToolError.init(writing:))
    var index = try HistoryIndex(of: log, at: path, limit: limit)
    if try index.holds(entry, in: log, at: path, limit: limit) {
      index.keep(for: log, at: path)
      return false
    }
    try rethrowing(try log.append(line), as: ToolError.init(writing:))
    // The run is recorded; an index without it is one that reads this line the next time.
    if (try? index.add(log, at: path, limit: limit)) != nil { index.keep(for: log, at: path) }
    return true
  }

  /// Gives every line of a history to `body`.
  ///
  /// - Returns: what a reader has to know.
  static func read(_ blocks: InputBlocks, _ path: String, _ body: (HistoryLine) -> Void) throws(ToolError) -> [String] {
    var reader = HistoryReader(path)
    while let block = blocks.next() {
      for line in try rethrowing(try reader.lines(of: block), as: ToolError.init(parsing:)) { body(line) }
    }
    if let failure = blocks.failure { throw ToolError(reading: failure) }
    if let line = try rethrowing(try reader.rest(), as: ToolError.init(parsing:)) { body(line) }
    return reader.warnings
  }
}
