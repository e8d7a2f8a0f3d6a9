package import BenchFormats
import BenchModel
package import CommandLineTool
import SafeFiles

/// A file that says how things are to be done, as a policy or a rubric.
package struct ConfigurationFile: Sendable {
  /// How messages and pages name it.
  let name: String
  private let bytes: [UInt8]

  /// Reads a file if there is one.
  ///
  /// - Parameter name: How it is named wherever it is mentioned; its path unless something else is said.
  /// - Throws: status 66 if it cannot be read.
  package static func ifPresent(
    _ path: String, named name: String? = nil, limit: Int
  ) throws(ToolError) -> ConfigurationFile? {
    try Input.bytesIfPresent(path, limit: limit).map { ConfigurationFile(name: name ?? path, bytes: $0) }
  }

  /// Reads the file that the user names; without a name, the usual one of the folder the tool was started in, if there
  /// is one.
  ///
  /// - Throws: status 66 if it cannot be read.
  static func load(_ path: String?, usual: String, limit: Int) throws(ToolError) -> ConfigurationFile? {
    guard let path else { return try ifPresent(usual, limit: limit) }
    return ConfigurationFile(name: path, bytes: try Input.bytes(path, limit: limit))
  }

  /// What the file says.
  ///
  /// - Throws: status 78 with what is wrong and where.
  package func content<Format: ConfigurationFormat>(as format: Format.Type) throws(ToolError) -> Format.Content {
    try rethrowing(try format.read(bytes, source: name)) { (error: FormatError) in
      ToolError(.configuration, error.description)
    }
  }

  /// The file with the hash of its bytes.
  var description: String { "\(name) (sha256 \(FileName.hash(of: bytes)))" }

  /// What applies where there is no such file.
  static func defaults(because reason: String) -> String { "built-in defaults (\(reason))" }
}
