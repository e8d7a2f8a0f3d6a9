/// What is left of a run by what was measured of it so far.
///
/// Nothing is said before: what a worker's batches, its operations timed singly and its start take, or a command that
/// nobody has run yet, is known to no factor.
struct RemainingTime {
  private var begin: (time: Duration, turns: Int)?

  /// What the turns that are left will take, if they take what those so far took on average; nil before the first one.
  ///
  /// - Parameters:
  ///   - now: the time since some fixed moment.
  ///   - limit: what is left of the time that the run may take at most.
  mutating func left(at now: Duration, turns: Int, of all: Int, limit: Duration?) -> Duration? {
    let begin = begin ?? (now, turns)
    self.begin = begin
    guard turns > begin.turns else { return limit }
    let left = (now - begin.time) / (turns - begin.turns) * (all - turns)
    return limit.map { min($0, left) } ?? left
  }

  /// A time for a reader who waits: in seconds, or minutes where there are several.
  static func text(_ time: Duration) -> String {
    let seconds = max(0, (time / .seconds(1)).rounded(.up))
    return seconds < 120 ? "\(Int(seconds)) s" : "\(Int((seconds / 60).rounded(.up))) min"
  }
}
