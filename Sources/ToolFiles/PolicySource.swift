import BenchFormats
package import BenchModel
package import CommandLineTool
import SafeFiles

/// The policy that applies, and where it came from.
package struct PolicySource: Sendable {
  /// The policy.
  package let policy: Policy
  /// A file with the hash of its bytes, or the built-in defaults.
  package let description: String

  /// Where the policy of a repository stands.
  package static let usualPath = "baselines/policy.json"
  private static let limit = 64 << 20

  /// Reads the named file; without a name, `baselines/policy.json` of the folder the tool was started in, if there is
  /// one, and the built-in defaults if not.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 78 if it is no policy.
  package static func load(_ path: String?) throws(ToolError) -> PolicySource {
    let name = path ?? usualPath
    let bytes =
      if let path { try Input.bytes(path, limit: limit) } else { try Input.bytesIfPresent(usualPath, limit: limit) }
    return try source(of: bytes, name: name, absence: "no \(usualPath) here")
  }

  /// Reads the policy of another folder, which is named as `name` wherever it is mentioned.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 78 if it is no policy.
  package static func load(in folder: String, named name: String) throws(ToolError) -> PolicySource {
    try source(
      of: Input.bytesIfPresent("\(folder)/\(usualPath)", limit: limit), name: name, absence: "there is no \(name)")
  }

  private static func source(of bytes: [UInt8]?, name: String, absence: String) throws(ToolError) -> PolicySource {
    guard let bytes else { return PolicySource(policy: Policy(), description: "built-in defaults (\(absence))") }
    do throws(FormatError) {
      let policy = try PolicyFile.read(bytes, source: name)
      return PolicySource(policy: policy, description: "\(name) (sha256 \(FileName.hash(of: bytes)))")
    } catch {
      throw ToolError(.configuration, error.description)
    }
  }
}

extension PolicySource {
  /// The same policy with rules of the command line behind its own.
  package func adding(_ rules: [ToleranceRule]) -> PolicySource {
    var policy = policy
    policy.tolerances += rules
    return PolicySource(policy: policy, description: description)
  }
}
