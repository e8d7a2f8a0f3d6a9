/// One fact of the machine or the build in which two runs differ; what a side does not say is absent.
public struct EnvironmentDifference: Codable, Equatable, Sendable {
  /// What differs, such as `kernel`.
  public let field: String
  /// What the baseline says.
  public let baseline: String?
  /// What the current run says.
  public let current: String?

  /// Makes a difference.
  public init(field: String, baseline: String?, current: String?) {
    self.field = field
    self.baseline = baseline
    self.current = current
  }
}
