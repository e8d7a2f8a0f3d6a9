/// That one run was judged against several, by what those scatter by.
public struct SeveralRuns: Codable, Equatable, Sendable {
  /// How many runs there are on the side that has several; the largest number of any row.
  public let count: Int
  /// Which side has them.
  public let side: BenchmarkRun.SessionMembership.Side
  /// How often a machine that changes between two states can show all of them in the one state and the single run in
  /// the other, as a share at worst: no confidence that follows from their scatter covers it.
  public let unmetState: Double

  /// Makes the statement.
  public init(count: Int, side: BenchmarkRun.SessionMembership.Side, unmetState: Double) {
    self.count = count
    self.side = side
    self.unmetState = unmetState
  }
}
