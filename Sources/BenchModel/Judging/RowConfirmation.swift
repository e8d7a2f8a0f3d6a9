/// What a second session of fresh processes said of a row that had regressed in the first one.
///
/// A change that was chosen for being large is larger on average than it is in truth, so that the second session's is
/// the one that a row shows.
public struct RowConfirmation: Codable, Equatable, Sendable {
  /// What the second session said.
  public enum State: String, Codable, Sendable {
    /// Its estimate is beyond the tolerance as well.
    case confirmed
    /// Its estimate is not: the first session's may have been chance, or a state of the machine.
    case suspected
  }

  /// What it said.
  public let state: State
  /// The change that the first session found, as a share; absent where the baseline is zero.
  public let firstChange: Double?
  /// How many rounds the second session had.
  public let rounds: Int

  /// Makes a confirmation.
  public init(state: State, firstChange: Double?, rounds: Int) {
    self.state = state
    self.firstChange = firstChange
    self.rounds = rounds
  }
}
