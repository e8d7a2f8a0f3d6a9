import BenchFormats
package import BenchModel
package import CommandLineTool

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
    guard let file = try ConfigurationFile.load(path, usual: usualPath, limit: limit) else {
      let reason = "no \(usualPath) here"
      return RubricSource(rubric: Rubric(), description: ConfigurationFile.defaults(because: reason))
    }
    let rubric = try file.content(as: RubricFile.self)
    return RubricSource(rubric: rubric, description: file.description)
  }
}
