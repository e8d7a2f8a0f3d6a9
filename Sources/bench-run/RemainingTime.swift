import BenchModel

/// What is left of a run by what was measured of it so far.
///
/// Each benchmark has a pace of its own, since a run holds short ones and long ones, and some have many launches left
/// where others have few. What only its first turns do is told apart: the first round of a long command takes six times
/// what a later one does. Nothing is said before the first turn: what a worker's batches, its operations timed singly
/// and its start take, or a command that nobody has run yet, is known to no factor.
struct RemainingTime {
  /// The turns of one benchmark: launches, rounds or runs.
  private struct Pace {
    /// The time of its first so many turns, without what later ones do not do.
    private(set) var sums = [Duration.zero]
    var left = 0

    mutating func add(_ turn: Duration) {
      sums.append((sums.last ?? .zero) + turn)
    }

    var turns: Int { sums.count - 1 }

    /// What a turn takes: the mean of the latest half of them, since the machine was another one before.
    var each: Duration {
      let from = turns / 2
      return turns == 0 ? .zero : (sums[turns] - sums[from]) / (turns - from)
    }

    var expected: Duration { each * left }
  }

  private var paces: [BenchmarkID: Pace] = [:]
  /// The sum of what each benchmark that had a turn is expected to take yet, and of the turns it has left.
  private var known = (time: Duration.zero, turns: 0, paces: Duration.zero)
  /// What first turns did beside a turn, together.
  private var extras = Duration.zero
  private var current: (id: BenchmarkID, begin: Duration, extra: Duration)?
  private var extraBegin: Duration?

  /// A turn of a benchmark begins.
  ///
  /// - Parameter now: the time since some fixed moment.
  mutating func begin(_ id: BenchmarkID, at now: Duration) {
    (current, extraBegin) = ((id, now, .zero), nil)
  }

  /// What only first turns do begins within a turn.
  mutating func beginExtra(at now: Duration) {
    extraBegin = now
  }

  /// It ends.
  mutating func endExtra(at now: Duration) {
    if let begin = extraBegin { current?.extra += now - begin }
    extraBegin = nil
  }

  /// So many turns of a benchmark are left: after a turn of it, which ends now, or since it is decided or failed.
  mutating func set(_ id: BenchmarkID, left turns: Int, at now: Duration) {
    var pace = paces[id] ?? Pace()
    known = (known.time - pace.expected, known.turns - pace.left, known.paces - pace.each)
    if let current, current.id == id {
      pace.add(now - current.begin - current.extra)
      extras += current.extra
      self.current = nil
    }
    pace.left = turns
    known = (known.time + pace.expected, known.turns + pace.left, known.paces + pace.each)
    paces[id] = pace
  }

  /// What the turns that are left will take; nil where no turn has ended and the run has no limit.
  ///
  /// - Parameters:
  ///   - turns: how many turns are left of all benchmarks.
  ///   - benchmarks: how many benchmarks there are; nil where nobody says.
  ///   - limit: what is left of the time that the run may take at most.
  func left(turns: Int, benchmarks: Int?, limit: Duration?) -> Duration? {
    guard !paces.isEmpty else { return limit }
    // What nobody has seen yet takes what the others take on average, its first turn with all that belongs to it.
    let unknown = max(0, turns - known.turns)
    let firsts = min(unknown, benchmarks.map { max(0, $0 - paces.count) } ?? 0)
    let left = known.time + known.paces / paces.count * unknown + extras / paces.count * firsts
    return limit.map { min($0, left) } ?? left
  }

  /// A time for a reader who waits: in seconds, or minutes where there are several.
  static func text(_ time: Duration) -> String {
    let seconds = max(0, (time / .seconds(1)).rounded(.up))
    return seconds < 120 ? "\(Int(seconds)) s" : "\(Int((seconds / 60).rounded(.up))) min"
  }
}
