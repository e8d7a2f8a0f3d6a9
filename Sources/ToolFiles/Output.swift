package import CommandLineTool
import SafeFiles

/// Where a tool's output goes.
package enum Output {
  /// Replaces a file atomically, or writes to standard output for `-`.
  ///
  /// - Throws: status 73 if the file cannot be made, 74 if writing fails.
  package static func write(_ bytes: [UInt8], to path: String) throws(ToolError) {
    if path == "-" {
      do throws(OutputError) {
        return try StandardStream.output.write(bytes)
      } catch {
        throw ToolError(error)
      }
    }
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
        try Directory.create(String(path[..<slash]))
      }
      try OutputFile.replace(path, with: bytes)
    } catch {
      throw ToolError(error.stage == .writing ? .outputFailed : .cannotCreate, error.message)
    }
  }
}
