/// What a row that regressed, or could not be compared, does to the gate.
public enum Severity: String, Codable, Sendable, CaseIterable {
  /// The gate does not pass.
  case fail
  /// The gate passes, and the verdict line says so.
  case warn
  /// The row informs and the gate takes no notice of it; a policy writes `"gate": false`.
  case inform
}
