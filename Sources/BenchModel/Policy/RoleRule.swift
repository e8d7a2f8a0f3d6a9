/// One line of the policy: which rows decide whether a benchmark is proven, and which only inform.
public struct RoleRule: Equatable, Sendable {
  /// The rows, and where the rule stands.
  public let selector: RowSelector
  /// What such rows are asked for.
  public let role: RowRole

  /// Makes a rule.
  public init(selector: RowSelector, role: RowRole) {
    self.selector = selector
    self.role = role
  }
}
