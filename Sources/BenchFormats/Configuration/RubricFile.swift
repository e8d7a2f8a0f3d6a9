package import BenchModel
import StrictJSON

/// `baselines/rubric.json`: how `bench-report` grades a run, as people write it.
package enum RubricFile: ConfigurationFormat {
  private struct Document: Decodable {
    let schema: SchemaHeader
    let weights: Weights?
    let healthChecks: Checks?
    let suite: PolicyEntry.OneOrSeveral?
    let summary: [Located<RubricEntry.Line>]?
    let summaryFile: Located<String>?
    let targets: [Located<PolicyEntry.Limit>]?
  }

  private struct Weights: Decodable {
    let objectives: Located<Double>?
    let healthChecks: Located<Double>?
    let regressions: Located<Double>?
    let evidence: Located<Double>?

    var bySubject: [(Grade.Subject, Located<Double>?)] {
      [
        (.objectives, objectives), (.healthChecks, healthChecks), (.regressions, regressions), (.evidence, evidence),
      ]
    }
  }

  private struct Checks: Decodable {
    let tailRatio: Located<Limits>?
    let growth: Located<Limits>?
    let throughput: Located<Limits>?
  }

  private struct Limits: Decodable {
    let good: Located<String>
    let attention: Located<String>
  }

  /// Reads a rubric; what it does not say is the default.
  ///
  /// - Throws: what is wrong, with line and column.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> Rubric {
    try ConfigurationDocument.read(bytes, source: source, schema: .rubric, as: Document.self) { document in
      try rubric(from: document, source: source)
    }
  }

  private static func rubric(from document: Document, source: String) throws(FormatError) -> Rubric {
    var rubric = Rubric()
    for (subject, weight) in document.weights?.bySubject ?? [] {
      guard let weight else { continue }
      guard weight.value.isFinite, (0...mostWeight).contains(weight.value) else {
        throw FormatError(
          source: source, position: weight.position, problem: "a weight is a number from 0 to \(Int(mostWeight))")
      }
      rubric.weights[subject] = weight.value
    }
    guard rubric.weights.values.contains(where: { $0 > 0 }) else {
      throw FormatError(source: source, problem: "every weight is 0: give one part of the grade a weight")
    }
    let checks: [(HealthCheck.Kind, Located<Limits>?, Metric.Unit)] = [
      (.tailRatio, document.healthChecks?.tailRatio, .count), (.growth, document.healthChecks?.growth, .bytes),
      (.throughput, document.healthChecks?.throughput, .perSecond),
    ]
    for (kind, limits, unit) in checks {
      guard let limits else { continue }
      rubric.limits[kind] = try self.limits(limits, of: kind, unit: unit, source: source)
    }
    try readSummary(of: document, into: &rubric, at: PolicyPlaces(source: source))
    return rubric
  }

  private static func readSummary(
    of document: Document, into rubric: inout Rubric, at places: PolicyPlaces
  ) throws(FormatError) {
    rubric.suites = document.suite?.texts ?? []
    for entry in document.summary ?? [] {
      rubric.summary.append(try entry.value.line(at: entry.position, in: places))
    }
    rubric.targets = try PolicyFile.objectives(document.targets ?? [], at: places)
    if let name = document.summaryFile {
      guard !name.value.isEmpty, name.value != "-", !name.value.utf8.contains(UInt8(ascii: "/")) else {
        throw places.fault(
          "\"summaryFile\" is the name of a file beside the report, without a folder", at: name.position)
      }
      rubric.summaryFile = name.value
    }
  }

  private static func limits(
    _ limits: Located<Limits>, of kind: HealthCheck.Kind, unit: Metric.Unit, source: String
  ) throws(FormatError) -> Rubric.Limits {
    let good = try quantity(limits.value.good, unit: unit, source: source)
    let attention = try quantity(limits.value.attention, unit: unit, source: source)
    guard kind == .throughput ? good > attention : good < attention else {
      throw FormatError(
        source: source, position: limits.position, problem: "\"good\" has to be better than \"attention\"")
    }
    return Rubric.Limits(good: good, attention: attention)
  }

  private static func quantity(
    _ text: Located<String>, unit: Metric.Unit, source: String
  ) throws(FormatError) -> Double {
    do throws(NotationError) {
      let quantity = try Quantity(text.value)
      guard quantity.unit == unit, quantity.value > 0 else {
        throw NotationError(text: text.value, expected: "a limit above zero, such as \(examples[unit] ?? "5")")
      }
      return quantity.value
    } catch {
      throw FormatError(source: source, position: text.position, problem: error.description)
    }
  }

  private static let examples: [Metric.Unit: String] = [.bytes: "1KB", .perSecond: "1000/s"]

  /// Weights are shares in the mind of who writes them; a million is more than any of them means.
  private static let mostWeight = 1e6
}
