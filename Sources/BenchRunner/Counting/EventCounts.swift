/// What was counted of a process between two moments, over all of its threads.
package struct EventCounts: Equatable, Sendable {
  /// Accesses to memory that a modelled cache does not hold, of instructions and of data.
  package struct Misses: Equatable, Sendable {
    package var firstLevel: Double
    package var lastLevel: Double

    package init(firstLevel: Double, lastLevel: Double) {
      (self.firstLevel, self.lastLevel) = (firstLevel, lastLevel)
    }
  }

  /// Instructions in user mode.
  package var instructions: Double
  /// What a model of the caches says; nil where there is none.
  package var misses: Misses?

  package init(instructions: Double, misses: Misses? = nil) {
    (self.instructions, self.misses) = (instructions, misses)
  }

  /// Cycles by the formula that KCachegrind uses: instructions, 10 for each miss of the first level, and 100 for each
  /// of the last; nil without a model of the caches.
  package var estimatedCycles: Double? {
    misses.map { instructions + 10 * $0.firstLevel + 100 * $0.lastLevel }
  }

  /// What each of `iterations` more took, where these counts have that many more than `fewer`.
  func perIteration(beyond fewer: EventCounts, iterations: Int) -> EventCounts {
    let share = 1 / Double(iterations)
    var counts = EventCounts(instructions: (instructions - fewer.instructions) * share)
    if let misses, let before = fewer.misses {
      // A cache that is warm by then misses less; there are no misses below none.
      counts.misses = Misses(
        firstLevel: max(0, misses.firstLevel - before.firstLevel) * share,
        lastLevel: max(0, misses.lastLevel - before.lastLevel) * share)
    }
    return counts
  }
}
