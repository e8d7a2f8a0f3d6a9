import BenchModel
package import CommandLineTool
import SafeFiles

/// Where a tool's output goes.
package enum Output {
  /// Replaces a file atomically, or writes to standard output for `-`.
  ///
  /// - Throws: status 73 if the file cannot be made, 74 if writing fails.
  package static func write(_ bytes: [UInt8], to path: String) throws(ToolError) {
    if path == "-" {
      return try rethrowing(try StandardStream.output.write(bytes)) { (error: OutputError) in ToolError(error) }
    }
    do throws(FileError) {
      try createParent(of: path)
      try OutputFile.replace(path, with: bytes)
    } catch {
      throw ToolError(writing: error)
    }
  }

  /// Makes the directory that `path` lies in and finds out whether the file could be written there, so that long work
  /// is not lost at its end.
  ///
  /// - Throws: status 73 if the file could not be made, 74 if it may not be written.
  package static func prepare(_ path: String) throws(ToolError) {
    if path == "-" { return }
    do throws(FileError) {
      try createParent(of: path)
      try OutputFile.check(path)
    } catch {
      throw ToolError(writing: error)
    }
  }

  private static func createParent(of path: String) throws(FileError) {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try Directory.create(String(path[..<slash]))
    }
  }
}
