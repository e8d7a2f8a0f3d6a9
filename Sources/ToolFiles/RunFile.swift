import BenchFormats
package import BenchModel
package import CommandLineTool
import SafeFiles

/// A run as it was found on the command line.
package struct RunFile: Sendable {
  /// The path as the user wrote it; `-` for standard input.
  package let path: String
  /// The run.
  package let run: BenchmarkRun
  /// The name of the format it was read from.
  package let format: String
  /// A hash of the file's bytes, to see whether both sides are one file.
  package let hash: String

  /// The most that is read of a file from an untrusted side unless the user says otherwise: 1 GiB.
  package static let defaultLimit = 1 << 30

  /// Reads and checks a run.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 65 if it is not a run.
  package static func load(_ path: String, limit: Int = defaultLimit) throws(ToolError) -> RunFile {
    let bytes = try Input.bytes(path, limit: limit)
    let hash = ContentHash.hexadecimal(of: bytes)
    do throws(FormatError) {
      let reading = try RunReader.read(bytes, source: path, identity: "content:\(hash)")
      return RunFile(path: path, run: reading.run, format: reading.format, hash: hash)
    } catch {
      throw ToolError(.dataError, error.description)
    }
  }
}
