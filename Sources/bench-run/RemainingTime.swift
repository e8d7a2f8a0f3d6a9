/// What is left of a run by what was measured of it so far.
///
/// Nothing is said before: what a worker's batches, its operations timed singly and its start take, or a command that
/// nobody has run yet, is known to no factor.
struct RemainingTime {
  private typealias Mark = (time: Duration, turns: Int)

  private var begin: Mark?
  /// When every benchmark had had its first turn, in which it also gets ready.
  private var settled: Mark?

  /// What the turns that are left will take, if they take what those so far took on average; nil before the first one.
  ///
  /// - Parameters:
  ///   - now: the time since some fixed moment.
  ///   - first: how many turns there are until every benchmark has had one.
  ///   - limit: what is left of the time that the run may take at most.
  mutating func left(at now: Duration, turns: Int, of all: Int, first: Int, limit: Duration?) -> Duration? {
    let begin = begin ?? (now, turns)
    self.begin = begin
    if settled == nil, turns >= first { settled = (now, turns) }
    // Of the turns after the first ones there have to be as many before they tell a pace.
    let from = settled.flatMap { turns >= $0.turns + first ? $0 : nil } ?? begin
    guard turns > from.turns else { return limit }
    let left = (now - from.time) / (turns - from.turns) * (all - turns)
    return limit.map { min($0, left) } ?? left
  }

  /// A time for a reader who waits: in seconds, or minutes where there are several.
  static func text(_ time: Duration) -> String {
    let seconds = max(0, (time / .seconds(1)).rounded(.up))
    return seconds < 120 ? "\(Int(seconds)) s" : "\(Int((seconds / 60).rounded(.up))) min"
  }
}
