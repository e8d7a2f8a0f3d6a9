/// An objective held against what one benchmark measured.
public struct Assessment: Codable, Equatable, Sendable {
  /// Where the measured interval lies relative to the limit.
  public enum State: String, Codable, Sendable {
    /// The interval is wholly within the limit.
    case met = "MET"
    /// The estimate is within the limit, the interval is not.
    case atRisk = "AT RISK"
    /// The interval is wholly beyond the limit.
    case missed = "MISSED"
    /// The estimate is beyond the limit and the interval is not; or nothing was measured that could prove it.
    case unproven = "UNPROVEN"
  }

  /// So many operations of so many.
  public struct OperationShare: Codable, Equatable, Sendable {
    /// How many were beyond the limit.
    public let beyond: Int
    /// Of how many.
    public let total: Int

    /// Makes a share.
    public init(beyond: Int, total: Int) {
      self.beyond = beyond
      self.total = total
    }
  }

  /// The objective.
  public let objective: Objective
  /// The benchmark; absent where the objective matched none.
  public let id: BenchmarkID?
  /// What was measured; absent where it could not be.
  public let measured: Estimate?
  /// Where the interval lies.
  public let state: State
  /// How much of the limit is left, as a share of it; negative beyond the limit.
  public let margin: Double?
  /// One sentence where nothing could be measured.
  public let note: String?
  /// How many operations were beyond the limit, of those timed one by one; absent where none were.
  public let operationsBeyond: OperationShare?

  /// Makes an assessment.
  public init(
    objective: Objective, id: BenchmarkID?, measured: Estimate?, state: State, margin: Double?, note: String? = nil,
    operationsBeyond: OperationShare? = nil
  ) {
    self.objective = objective
    self.id = id
    self.measured = measured
    self.state = state
    self.margin = margin
    self.note = note
    self.operationsBeyond = operationsBeyond
  }
}
