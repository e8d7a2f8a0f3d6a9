import BenchFormats
package import BenchModel
package import CommandLineTool
import SafeFiles

/// The rubric that a report is graded by, and where it came from.
package struct RubricSource: Sendable {
  /// The rubric.
  package let rubric: Rubric
  /// A file with the hash of its bytes, or the built-in defaults.
  package let description: String

  /// Where the rubric of a repository stands.
  package static let usualPath = "baselines/rubric.json"
  private static let limit = 1 << 20

  /// Reads the named file; without a name, `baselines/rubric.json` of the folder the tool was started in, if there is
  /// one, and the built-in defaults if not.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 78 if it is no rubric.
  package static func load(_ path: String?) throws(ToolError) -> RubricSource {
    let name = path ?? usualPath
    let bytes =
      if let path { try Input.bytes(path, limit: limit) } else { try Input.bytesIfPresent(usualPath, limit: limit) }
    guard let bytes else {
      return RubricSource(rubric: Rubric(), description: "built-in defaults (no \(usualPath) here)")
    }
    do throws(FormatError) {
      return RubricSource(
        rubric: try RubricFile.read(bytes, source: name),
        description: "\(name) (sha256 \(FileName.hash(of: bytes)))")
    } catch {
      throw ToolError(.configuration, error.description)
    }
  }
}
