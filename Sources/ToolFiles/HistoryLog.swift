import BenchFormats
package import BenchModel
package import CommandLineTool
import SafeFiles

/// The history of a repository as a file.
package enum HistoryLog {
  /// Where the history of a repository stands.
  package static let usualPath = "baselines/history.jsonl"

  /// Reads every run of a history.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 65 if it is no history.
  package static func load(
    _ path: String, limit: Int
  ) throws(ToolError) -> (entries: [HistoryEntry], warnings: [String]) {
    try contents(Input.bytes(path, limit: limit), path)
  }

  /// Adds a run, unless it is there already.
  ///
  /// - Returns: whether it was added.
  /// - Throws: what is wrong; a file that is no history is left as it is.
  package static func add(_ entry: HistoryEntry, to path: String, limit: Int) throws(ToolError) -> Bool {
    let known = try Input.bytesIfPresent(path, limit: limit).map { bytes throws(ToolError) in
      try contents(bytes, path).entries
    }
    let isKnown = known?.contains {
      $0.run.isSameName(as: entry.run) && $0.machine.isSameName(as: entry.machine)
    }
    if isKnown == true { return false }
    try Output.prepare(path)
    try append(Output.json("the run", HistoryFile.line(of: entry)), to: path)
    return true
  }

  private static func contents(
    _ bytes: [UInt8], _ path: String
  ) throws(ToolError) -> (entries: [HistoryEntry], warnings: [String]) {
    do throws(FormatError) {
      let contents = try HistoryFile.read(bytes, source: path)
      return (contents.entries, contents.warnings)
    } catch {
      throw ToolError(.dataError, error.description)
    }
  }

  private static func append(_ line: [UInt8], to path: String) throws(ToolError) {
    try rethrowing(try LineLog.append(line, to: path)) { (error: FileError) in ToolError(writing: error) }
  }
}
