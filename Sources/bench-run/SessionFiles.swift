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

  /// Finds out whether both could be written, before anything is measured.
  func prepare() throws(ToolError) {
    for side in BenchmarkRun.SessionMembership.Side.allCases { try Output.prepare(path(of: side)) }
    let note = "\(folder)/.gitignore"
    guard ignoresItself, try Input.bytesIfPresent(note, limit: 1 << 20) == nil else { return }
    try Output.write(Array("*\n".utf8), to: note)
  }

  func write(_ bytes: [UInt8], of side: BenchmarkRun.SessionMembership.Side) throws(ToolError) {
    try Output.write(bytes, to: path(of: side))
  }

  /// The paths of both.
  var paths: Sides<String> { Sides(baseline: path(of: .baseline), current: path(of: .current)) }
}
