import BenchModel
import StrictJSON

/// An entry of a list of the policy that is for some rows and becomes a rule.
protocol PolicyRuleEntry: Decodable {
  associatedtype Rule

  /// The rows that the entry is for; two entries of one selection have to agree.
  var selection: RowSelector { get }

  /// The statistic that the entry names, if it names one.
  var statistic: StatisticWord? { get }

  /// What the entry means, or a sentence why it means nothing.
  func rule(origin: String) throws(PolicyEntry.Fault) -> Rule

  /// Whether two rules of one selection say the same.
  static func agree(_ first: Rule, _ second: Rule) -> Bool
}

/// The entries of the policy's lists as people write them.
enum PolicyEntry {
  /// Why an entry means nothing.
  struct Fault: Error {
    let sentence: String
  }

  /// What rows may change by.
  struct Tolerated: PolicyRuleEntry {
    let benchmark: String?
    let metric: String?
    let statistic: StatisticWord?
    let tolerance: Tolerance

    var selection: RowSelector { select(benchmark, metric, statistic) }

    func rule(origin: String) -> ToleranceRule {
      ToleranceRule(selector: select(benchmark, metric, statistic, origin), tolerance: tolerance)
    }

    static func agree(_ first: ToleranceRule, _ second: ToleranceRule) -> Bool { first.tolerance == second.tolerance }
  }

  /// Whether rows may fail the gate.
  struct Gating: PolicyRuleEntry {
    /// The severities that have a word of their own; the third one is `"gate": false`.
    enum Word: String, CaseIterable {
      case fail, warn
    }

    let benchmark: String?
    let metric: String?
    let statistic: StatisticWord?
    let gate: Bool?
    let severity: Choice<Word>?

    var selection: RowSelector { select(benchmark, metric, statistic) }

    func rule(origin: String) throws(Fault) -> GatingRule {
      let severity: Severity
      switch (gate, self.severity?.value) {
      case (false?, nil): severity = .inform
      case (true?, nil), (nil, .fail?), (true?, .fail?): severity = .fail
      case (nil, .warn?), (true?, .warn?): severity = .warn
      case (nil, nil): throw Fault(sentence: #"a rule of gating has either "gate" or "severity""#)
      case (false?, _?): throw Fault(sentence: #"with "gate": false there is no "severity": remove one of them"#)
      }
      return GatingRule(selector: select(benchmark, metric, statistic, origin), severity: severity)
    }

    static func agree(_ first: GatingRule, _ second: GatingRule) -> Bool { first.severity == second.severity }
  }

  /// Whether rows decide.
  struct Role: PolicyRuleEntry {
    let benchmark: String?
    let metric: String?
    let statistic: StatisticWord?
    let role: Choice<RowRole>

    var selection: RowSelector { select(benchmark, metric, statistic) }

    func rule(origin: String) -> RoleRule {
      RoleRule(selector: select(benchmark, metric, statistic, origin), role: role.value)
    }

    static func agree(_ first: RoleRule, _ second: RoleRule) -> Bool { first.role == second.role }
  }

  /// Which way a metric is better.
  struct Direction: PolicyRuleEntry {
    let metric: String
    let direction: Choice<Metric.Direction>

    var statistic: StatisticWord? { nil }

    var selection: RowSelector { select(nil, metric, nil) }

    func rule(origin: String) -> DirectionRule {
      DirectionRule(metric: metric, direction: direction.value, origin: origin)
    }

    static func agree(_ first: DirectionRule, _ second: DirectionRule) -> Bool { first.direction == second.direction }
  }

  /// A regression that is accepted.
  struct Acknowledged: PolicyRuleEntry {
    let benchmark: String
    let metric: String?
    let statistic: StatisticWord?
    let bound: Tolerance
    let reason: String
    let expires: CalendarDate

    var selection: RowSelector { select(benchmark, metric, statistic) }

    func rule(origin: String) throws(Fault) -> Acknowledgement {
      guard reason.contains(where: { !$0.isWhitespace }) else {
        throw Fault(sentence: "an acknowledgement needs a reason: say why the regression is accepted")
      }
      guard bound.relative > 0 || (bound.floor?.value ?? 0) > 0 else {
        throw Fault(sentence: "the bound of an acknowledgement is above zero: say how large a regression is accepted")
      }
      return Acknowledgement(
        benchmark: benchmark, metric: metric, statistic: statistic?.value, bound: bound, reason: reason,
        expires: expires, origin: origin)
    }

    /// Two bounds for one and the same row leave open which one was meant.
    static func agree(_ first: Acknowledgement, _ second: Acknowledgement) -> Bool { false }
  }

  /// A benchmark that has another name.
  struct Renamed: Decodable {
    let from: String
    let to: String
  }

  private static func select(
    _ benchmark: String?, _ metric: String?, _ statistic: StatisticWord?, _ origin: String = ""
  ) -> RowSelector {
    RowSelector(benchmark: benchmark, metric: metric, statistic: statistic?.value, origin: origin)
  }
}
