package import CommandLineTool
import SafeFiles

/// The bytes behind a path of the command line.
package enum Input {
  /// Reads a file, or standard input for `-`.
  package static func bytes(_ path: String, limit: Int) throws(ToolError) -> [UInt8] {
    do throws(FileError) {
      if path == "-" { return try InputFile.bytes(ofDescriptor: 0, named: "standard input", limit: limit) }
      return try InputFile.bytes(at: path, limit: limit)
    } catch {
      throw ToolError(.noInput, error.message)
    }
  }

  /// Whether something stands at a path, be it a link that leads nowhere.
  package static func isPresent(_ path: String) -> Bool {
    FollowedLinks.leadsToSomething(path) || FollowedLinks.isLink(path)
  }

  /// Whether there is a regular file at a path.
  package static func exists(_ path: String) -> Bool { FileIdentity(path)?.isThere == true }

  /// Reads a file if there is one; a link that leads nowhere is an error.
  package static func bytesIfPresent(_ path: String, limit: Int) throws(ToolError) -> [UInt8]? {
    do throws(FileError) {
      return try InputFile.bytesIfPresent(at: path, limit: limit)
    } catch {
      throw ToolError(.noInput, error.message)
    }
  }
}
