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
    try Output.prepare(path)
    let line = try Output.json("the run", HistoryFile.line(of: entry))
    // Looked up and added under one lock, since another writer may be adding the same run.
    let log = try writing(try LineLog(adding: path))
    let known = try contents(try writing(try log.content(limit: limit)), path).entries
    if known.contains(where: entry.isSameRun) { return false }
    try writing(try log.append(line))
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

  private static func writing<Value>(
    _ expression: @autoclosure () throws(FileError) -> Value
  ) throws(ToolError) -> Value {
    try rethrowing(try expression()) { error in ToolError(writing: error) }
  }
}
