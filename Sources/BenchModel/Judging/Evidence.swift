/// What a row's interval rests on; it decides how the interval is made.
public enum Evidence: String, Codable, Sendable {
  /// A deterministic count: values are compared as they are.
  case exact
  /// Both sides of one session: the round is the replicate, and what both sides of it share cancels.
  case paired
  /// Several independent worker processes a side; the launch is the replicate.
  case launches
  /// One run on one side and several on the other: the run is the replicate, and what the several scatter by is the
  /// error of both.
  case runs
  /// One process a side: the measurement is the replicate, widened by the between-launch floor.
  case oneLaunch = "one launch"
  /// Only published mean, spread and count are known; widened by the between-launch floor.
  case summary
  /// A single number a side: no interval.
  case point
}
