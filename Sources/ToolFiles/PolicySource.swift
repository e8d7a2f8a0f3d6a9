import BenchFormats
package import BenchModel
package import CommandLineTool

/// The policy that applies, and where it came from.
package struct PolicySource: Sendable {
  /// The policy.
  package private(set) var policy: Policy
  /// A file with the hash of its bytes, or the built-in defaults.
  package private(set) var description: String
  /// The file, if there is one, and whether it was asked for by name.
  private let file: (name: String, isNamed: Bool)?
  /// The folder that the policy and the machine's self-test are taken from; nil for the one the tool was started in.
  private var folder: String?
  /// Rules of the command line, which hold with any policy.
  private var added: [ToleranceRule] = []

  /// Where the policy of a repository stands.
  package static let usualPath = "baselines/policy.json"
  private static let limit = 64 << 20

  /// Reads the named file; without a name, `baselines/policy.json` of the folder the tool was started in, if there is
  /// one, and the built-in defaults if not.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 78 if it is no policy.
  package static func load(_ path: String?) throws(ToolError) -> PolicySource {
    try source(
      ConfigurationFile.load(path, usual: usualPath, limit: limit), isNamed: path != nil,
      absence: "no \(usualPath) here")
  }

  /// Reads the policy of another folder, which is named as `name` wherever it is mentioned.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 78 if it is no policy.
  package static func load(in folder: String, named name: String) throws(ToolError) -> PolicySource {
    var source = try source(
      ConfigurationFile.ifPresent("\(folder)/\(usualPath)", named: name, limit: limit), isNamed: false,
      absence: "there is no \(name)")
    source.folder = folder
    return source
  }

  private static func source(
    _ file: ConfigurationFile?, isNamed: Bool, absence: String
  ) throws(ToolError) -> PolicySource {
    guard let file else {
      return PolicySource(policy: Policy(), description: ConfigurationFile.defaults(because: absence), file: nil)
    }
    let policy = try file.content(as: PolicyFile.self)
    return PolicySource(policy: policy, description: file.description, file: (file.name, isNamed))
  }
}

extension PolicySource {
  /// The built-in defaults with rules of the tool's own.
  package static func plain(_ rules: [ToleranceRule] = []) -> PolicySource {
    PolicySource(
      policy: Policy(tolerances: rules), description: ConfigurationFile.defaults(because: "no policy applies"),
      file: nil)
  }
}

extension PolicySource {
  /// The same policy with rules of the command line behind its own.
  package func adding(_ rules: [ToleranceRule]) -> PolicySource {
    var source = self
    source.policy.tolerances += rules
    source.added += rules
    return source
  }

  /// The policy for runs of some suites: the defaults where it is for none of them.
  ///
  /// - Throws: status 78 where a policy was asked for by name and is for other suites.
  package func held(against suites: [String]) throws(ToolError) -> PolicySource {
    guard let file, !policy.suites.isEmpty, !policy.suites.contains(where: suites.contains) else { return self }
    func list(_ names: [String]) -> String { Set(names).ordered().map { "'\($0)'" }.joined(separator: ", ") }
    let reason = "\(file.name) is for suite \(list(policy.suites)), and this is \(list(suites))"
    if file.isNamed {
      throw ToolError(.configuration, "\(reason): correct its \"suite\", or leave --policy out")
    }
    return PolicySource(
      policy: Policy(tolerances: added), description: ConfigurationFile.defaults(because: reason), file: nil,
      folder: folder, added: added)
  }
}

extension PolicySource {
  /// The same policy with the floor and the drift that were measured on the machine of both runs, where the policy
  /// states none.
  func measured(for baseline: RunEnvironment, _ current: RunEnvironment) throws(ToolError) -> PolicySource {
    let statesAll = policy.statedBetweenLaunchFloor != nil && policy.statedDrift != nil
    guard !statesAll, let kept = try KeptSelfTest.load(for: baseline, current, in: folder) else { return self }
    var source = self
    var taken: [String] = []
    if policy.statedBetweenLaunchFloor == nil {
      source.policy.statedBetweenLaunchFloor = kept.test.betweenLaunchFloor
      taken.append("between-launch floor")
    }
    if policy.statedDrift == nil, let moments = kept.test.moments {
      source.policy.measuredDrift = MeasuredDrift(
        deviation: moments.drift, loadPerProcessor: kept.test.environment.loadOfOthersPerProcessor)
      taken.append("drift")
    }
    if !taken.isEmpty { source.description += "; \(taken.joined(separator: " and ")) from \(kept.path)" }
    return source
  }
}
