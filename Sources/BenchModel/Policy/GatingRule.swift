/// One line of the policy: which rows may fail the gate, and which only warn or inform.
public struct GatingRule: Equatable, Sendable {
  /// The rows, and where the rule stands.
  public let selector: RowSelector
  /// What such a row does to the gate.
  public let severity: Severity

  /// Makes a rule.
  public init(selector: RowSelector, severity: Severity) {
    self.selector = selector
    self.severity = severity
  }
}
