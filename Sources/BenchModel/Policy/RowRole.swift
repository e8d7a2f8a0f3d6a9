/// What a row is asked for by a gate.
public enum RowRole: String, Codable, Sendable, CaseIterable {
  /// It has to be proven one way or the other: a benchmark with an open one is open.
  case deciding
  /// It fails the gate where its whole interval is beyond its tolerance, and leaves nothing open where it is not.
  case informing
}
