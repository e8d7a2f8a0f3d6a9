/// The confidence that a whole comparison was judged at, and the chance of a false alarm that it keeps.
public struct GateLevel: Codable, Equatable, Sendable {
  /// The least confidence of an interval of a change, at least 95 %; that of all of them but in a session that ended
  /// for each benchmark when it was decided.
  public let confidence: Double
  /// The chance, to be kept, of failing the gate by a regression where nothing has changed.
  public let limit: Double
  /// What that chance is at most at this confidence, by the rows' own standard errors and tolerances.
  public let bound: Double
  /// How many gating rows with an interval the bound is the sum over.
  public let rows: Int

  /// Makes a level.
  public init(confidence: Double, limit: Double, bound: Double, rows: Int) {
    self.confidence = confidence
    self.limit = limit
    self.bound = bound
    self.rows = rows
  }
}
