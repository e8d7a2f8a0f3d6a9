import BenchModel
import CommandLineTool
import ToolFiles

/// The two results files of a session, in one folder.
struct SessionFiles {
  let folder: String
  /// Whether the folder is the tool's own, which no version control is to see.
  let ignoresItself: Bool

  func path(of side: BenchmarkRun.SessionMembership.Side) -> String {
    "\(folder)/\(side.rawValue).json"
  }

  /// Finds out whether both could be written without destroying anything, before anything is measured.
  ///
  /// - Parameters:
  ///   - inputs: The files that the session is made from.
  ///   - more: Files that are written beside the two.
  func prepare(inputs: [String], and more: [String] = []) throws(ToolError) {
    let note = "\(folder)/.gitignore"
    let paths = [paths.baseline, paths.current] + more
    try OutputCheck.check(outputs: paths, inputs: inputs)
    if ignoresItself { try OutputCheck.checkUnnamed(paths + [note]) }
    for path in paths { try Output.prepare(path) }
    guard ignoresItself, try Input.bytesIfPresent(note, limit: 1 << 20) == nil else { return }
    try Output.write(Array("*\n".utf8), to: note)
  }

  func write(_ bytes: [UInt8], of side: BenchmarkRun.SessionMembership.Side) throws(ToolError) {
    try Output.write(bytes, to: path(of: side))
  }

  /// The paths of both.
  var paths: Sides<String> { Sides(baseline: path(of: .baseline), current: path(of: .current)) }
}
