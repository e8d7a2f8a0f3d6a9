package import BenchModel
import StrictJSON

/// `baselines/policy.json`: the rules of the gate as people write them.
package enum PolicyFile {
  private struct Document: Decodable {
    let schema: SchemaHeader
    let tolerances: [Located<Rule>]?
    let betweenLaunchFloor: Located<String>?
    let falseGates: Located<String>?
    let removed: Policy.Disposition?
    let failed: Policy.Disposition?
    let inconclusive: Policy.Disposition?
    let environment: Policy.Disposition?
    let objectives: [Located<Limit>]?
  }

  private struct Rule: Decodable {
    let benchmark: String?
    let metric: String?
    let statistic: Statistic?
    let tolerance: Tolerance
  }

  private struct Limit: Decodable {
    let name: String
    let benchmark: OneOrSeveral
    let metric: String
    let statistic: Statistic
    let require: Located<String>
  }

  /// A pattern, or a list of them for one and the same limit.
  private struct OneOrSeveral: Decodable {
    let patterns: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let pattern = try? container.decode(String.self) {
        patterns = [pattern]
        return
      }
      patterns = try container.decode([String].self)
      guard !patterns.isEmpty else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a list of patterns may not be empty")
      }
    }
  }

  /// Reads a policy.
  ///
  /// - Throws: what is wrong, with line and column.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> Policy {
    try ConfigurationDocument.read(bytes, source: source, schema: .policy, as: Document.self) { document in
      try policy(from: document, source: source)
    }
  }

  private static func policy(from document: Document, source: String) throws -> Policy {
    var policy = Policy()
    policy.tolerances = (document.tolerances ?? []).map { rule in
      ToleranceRule(
        benchmark: rule.value.benchmark, metric: rule.value.metric, statistic: rule.value.statistic,
        tolerance: rule.value.tolerance, origin: origin(source, rule.position))
    }
    if let floor = document.betweenLaunchFloor {
      policy.statedBetweenLaunchFloor = try located(floor, source) { text in try Tolerance.share(text) }
    }
    if let share = document.falseGates {
      policy.falseGates = try located(share, source) { text in try Tolerance.share(text) }
    }
    policy.removed = document.removed ?? policy.removed
    policy.failed = document.failed ?? policy.failed
    policy.inconclusive = document.inconclusive ?? policy.inconclusive
    policy.environment = document.environment ?? policy.environment
    policy.objectives = try (document.objectives ?? []).flatMap { entry in
      let requirement = try located(entry.value.require, source) { text in try Objective.requirement(text) }
      return entry.value.benchmark.patterns.map { pattern in
        Objective(
          name: entry.value.name, benchmark: pattern, metric: entry.value.metric, statistic: entry.value.statistic,
          bound: requirement.bound, limit: requirement.limit)
      }
    }
    return policy
  }

  private static func located<Value>(
    _ text: Located<String>, _ source: String, _ read: (String) throws -> Value
  ) throws -> Value {
    do {
      return try read(text.value)
    } catch let error as NotationError {
      throw FormatError(source: source, position: text.position, problem: error.description)
    }
  }

  private static func origin(_ source: String, _ position: JSONPosition?) -> String {
    position.map { "\(source):\($0.line)" } ?? source
  }
}
