package import BenchModel
import StrictJSON

/// `baselines/policy.json`: the rules of the gate as people write them.
package enum PolicyFile: ConfigurationFormat {
  private struct Document: Decodable {
    let schema: SchemaHeader
    let suite: PolicyEntry.OneOrSeveral?
    let tolerances: [Located<PolicyEntry.Tolerated>]?
    let gating: [Located<PolicyEntry.Gating>]?
    let roles: [Located<PolicyEntry.Role>]?
    let directions: [Located<PolicyEntry.Direction>]?
    let acknowledgements: [Located<PolicyEntry.Acknowledged>]?
    let acceptByTrailer: Bool?
    let renamed: [Located<PolicyEntry.Renamed>]?
    let improved: Choice<Policy.Disposition>?
    let improvedBeyond: Located<String>?
    let betweenLaunchFloor: Located<String>?
    let drift: Located<String>?
    let falseGates: Located<String>?
    let leastDecided: Located<String>?
    let removed: Choice<Policy.Disposition>?
    let failed: Choice<Policy.Disposition>?
    let inconclusive: Choice<Policy.Disposition>?
    let environment: Choice<Policy.Disposition>?
    let objectives: [Located<PolicyEntry.Limit>]?
  }

  /// Reads a policy.
  ///
  /// - Throws: what is wrong, with line and column.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> Policy {
    try ConfigurationDocument.read(bytes, source: source, schema: .policy, as: Document.self) { document in
      try policy(from: document, at: PolicyPlaces(source: source))
    }
  }

  private static func policy(from document: Document, at places: PolicyPlaces) throws(FormatError) -> Policy {
    var policy = Policy()
    policy.suites = document.suite?.texts ?? []
    policy.tolerances = try rules(document.tolerances, at: places, noting: &policy.warnings)
    policy.gating = try rules(document.gating, at: places, noting: &policy.warnings)
    policy.roles = try rules(document.roles, at: places, noting: &policy.warnings)
    policy.directions = try rules(document.directions, at: places, noting: &policy.warnings)
    policy.acknowledgements = try rules(document.acknowledgements, at: places, noting: &policy.warnings)
    policy.acceptsByTrailer = document.acceptByTrailer ?? false
    policy.renames = try renames(document.renamed ?? [], at: places)
    policy.improved = try improvementLimit(document, at: places)
    policy.statedBetweenLaunchFloor = try share(
      document.betweenLaunchFloor, at: places,
      below: (1, "launches that differ by 100 % and more leave nothing to be found: measure it with bench-run --aa"))
    policy.statedDrift = try share(
      document.drift, at: places, below: (1, "moments that differ by 100 % and more leave nothing to be found"))
    policy.falseGates = try share(document.falseGates, at: places) ?? policy.falseGates
    policy.leastDecided =
      try share(document.leastDecided, at: places, below: (1.0.nextUp, "no more than 100 % can be decided"))
      ?? policy.leastDecided
    policy.removed = document.removed?.value ?? policy.removed
    policy.failed = document.failed?.value ?? policy.failed
    policy.inconclusive = document.inconclusive?.value ?? policy.inconclusive
    policy.environment = document.environment?.value ?? policy.environment
    policy.objectives = try objectives(document.objectives ?? [], at: places)
    policy.warnings += (document.objectives ?? []).compactMap { entry in
      entry.value.statistic.note.map { "\(places.origin(of: entry.position)): \($0)" }
    }
    return policy
  }

  /// The rules of a list; two of one selection that say different things are refused, since neither could hold.
  private static func rules<Entry: PolicyRuleEntry>(
    _ entries: [Located<Entry>]?, at places: PolicyPlaces, noting warnings: inout [String]
  ) throws(FormatError) -> [Entry.Rule] {
    var earlier: [RowSelector: (rule: Entry.Rule, origin: String)] = [:]
    var rules: [Entry.Rule] = []
    for entry in entries ?? [] {
      let origin = places.origin(of: entry.position)
      if let note = entry.value.statistic?.note { warnings.append("\(origin): \(note)") }
      let rule = try rethrowing(try entry.value.rule(origin: origin)) { (error: PolicyEntry.Fault) in
        places.fault(error.sentence, at: entry.position)
      }
      if let first = earlier.updateValue((rule, origin), forKey: entry.value.selection),
        !Entry.agree(first.rule, rule)
      {
        throw places.fault("this contradicts \(first.origin), which is for the same rows: keep one", at: entry.position)
      }
      rules.append(rule)
    }
    return rules
  }

  private static func renames(
    _ entries: [Located<PolicyEntry.Renamed>], at places: PolicyPlaces
  ) throws(FormatError) -> [Rename] {
    var renames: [Rename] = []
    for entry in entries {
      do throws(NotationError) {
        renames.append(
          try Rename(from: entry.value.from, to: entry.value.to, origin: places.origin(of: entry.position)))
      } catch {
        throw places.fault(error.description, at: entry.position)
      }
    }
    return renames
  }

  /// A bound without a word of what it does moves the one that is built in.
  private static func improvementLimit(
    _ document: Document, at places: PolicyPlaces
  ) throws(FormatError) -> ImprovementLimit {
    let usual = ImprovementLimit.usual
    let beyond = try share(
      document.improvedBeyond, at: places, below: (1, "nothing falls by 100 % and more, so that no row could fail"))
    guard let disposition = document.improved?.value else {
      return ImprovementLimit(usual.disposition, beyond: beyond ?? usual.beyond, isForEveryMetric: false)
    }
    return ImprovementLimit(disposition, beyond: beyond ?? usual.beyond, isForEveryMetric: true)
  }

  /// A share, which is to be below a limit where there is one; the limit comes with what is wrong beyond it.
  private static func share(
    _ text: Located<String>?, at places: PolicyPlaces, below limit: (value: Double, sentence: String)? = nil
  ) throws(FormatError) -> Double? {
    guard let text else { return nil }
    let share = try rethrowing(try Tolerance.share(text.value)) { (error: NotationError) in
      places.fault(error.description, at: text.position)
    }
    if let limit, share >= limit.value { throw places.fault(limit.sentence, at: text.position) }
    return share
  }

  /// Objectives as people write them.
  static func objectives(
    _ entries: [Located<PolicyEntry.Limit>], at places: PolicyPlaces
  ) throws(FormatError) -> [Objective] {
    var objectives: [Objective] = []
    for entry in entries {
      let require = entry.value.require
      do throws(NotationError) {
        objectives += entry.value.objectives(
          origin: places.origin(of: entry.position), requirement: try Objective.requirement(require.value))
      } catch {
        throw places.fault(error.description, at: require.position)
      }
    }
    return objectives
  }
}
