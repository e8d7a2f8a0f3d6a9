/// Alpha spending: the looks at a growing sample, and the part of the error that each look may spend.
///
/// To look after every round and to stop at the first "significant" one is wrong far more often than each interval
/// says. Here the counts are fixed before the first round, and by count n the part √(n / last count) of the error may
/// be spent (Lan & DeMets 1983, "Discrete sequential boundaries for clinical trials"; Kim & DeMets 1987, the power
/// family with ρ = 1/2). The level of each look follows from what the looks have in common (`SequentialBoundary`):
/// they share most of their values, so that adding their errors up would ask for intervals up to half as wide again.
///
/// Half of the error is spent by a quarter of the rounds, since most samples are decided long before the last one,
/// and what a first look of few degrees of freedom costs falls fast with its level. Simulated sessions of unchanged
/// programs whose rounds scatter by 0.5, 1, 2, 4 % took 6.4, 9.4, 20, 48 rounds on average until they were decided at a
/// tolerance of 2 %; with spending in proportion to n 7.2, 10.5, 21, 48 (`benchmarks/gates`).
package struct AlphaSpending: Equatable, Sendable {
  /// What a look may spend.
  package struct Part: Hashable, Sendable {
    /// Which of the planned looks it is, or the one that a sample which ended before it did not reach.
    package let look: Int
    /// The part of the error that falls on this look and no other; those of all looks add up to one.
    package let share: Double
    /// The nominal tail of the look's intervals at one end.
    package let tail: Double

    package init(look: Int, share: Double, tail: Double) {
      self.look = look
      self.share = share
      self.tail = tail
    }
  }

  /// The sample sizes at which there is a look, ascending.
  package let counts: [Int]
  /// The error of all looks together at one end of the interval.
  package let error: Double
  /// The scores that have passed none of the first looks, by how many those are.
  private let boundaries: [SequentialBoundary]

  package static func == (first: AlphaSpending, second: AlphaSpending) -> Bool {
    first.counts == second.counts && first.error == second.error
  }

  /// Takes the counts that were fixed before the first value.
  ///
  /// - Parameter error: what all looks together may err at one end of the interval.
  package init(counts: [Int], error: Double) throws(StatisticsError) {
    guard let first = counts.first, let last = counts.last else { throw .tooFewValues(needed: 1, given: 0) }
    guard first >= 1 else {
      throw .parameterOutOfRange(name: "first look", value: Double(first), allowed: "at least 1")
    }
    for (earlier, later) in zip(counts, counts.dropFirst()) where later <= earlier {
      throw .parameterOutOfRange(name: "look", value: Double(later), allowed: "more than the look before, \(earlier)")
    }
    guard error > 0, error < 0.5 else {
      throw .parameterOutOfRange(name: "error", value: error, allowed: "more than 0 and less than 0.5")
    }
    self.counts = counts
    self.error = error
    var boundaries = [SequentialBoundary()]
    if counts.count <= Self.mostLooks {
      for (place, count) in counts.dropLast().enumerated() {
        var boundary = boundaries[place]
        let before = place == 0 ? 0 : counts[place - 1]
        boundary.take(
          lookAt: Double(count) / Double(last),
          spending: error * (Self.spent(by: count, of: last) - Self.spent(by: before, of: last)),
          before: Double(counts[place + 1]) / Double(last))
        boundaries.append(boundary)
      }
    }
    self.boundaries = boundaries
  }

  /// What a decision at this count may spend; nil beyond the last look.
  ///
  /// A sample that ended between two looks is looked at where it ended, and may spend what is due by then: spending
  /// functions do not ask for the looks to have been planned, as long as nothing that was seen has put them there.
  package func part(at count: Int) -> Part? {
    guard let last = counts.last, count >= 1, count <= last else { return nil }
    return part(at: count, of: last, due: Self.spent(by: count, of: last))
  }

  /// What the last decision may spend about a sample that ends here for a reason that lies outside of it.
  ///
  /// Such as the time it had: it is all that the looks before have left. Nil beyond the last look.
  package func rest(at count: Int) -> Part? {
    guard let last = counts.last, count >= 1, count <= last else { return nil }
    return part(at: count, of: last, due: 1)
  }

  private func part(at count: Int, of last: Int, due: Double) -> Part {
    let look = counts.prefix { $0 < count }.count
    let before = Self.spent(by: look == 0 ? 0 : counts[look - 1], of: last)
    let share = Self.spent(by: counts[look], of: last) - before
    let spending = error * (due - before)
    // Of more looks than are integrated, the errors are added up, which is valid whatever they have in common.
    guard look < boundaries.count else { return Part(look: look, share: share, tail: spending) }
    let tail = boundaries[look].tail(at: Double(count) / Double(last), spending: spending)
    return Part(look: look, share: share, tail: max(tail, spending))
  }

  /// The part of the error that may be spent by a count.
  private static func spent(by count: Int, of last: Int) -> Double { (Double(count) / Double(last)).squareRoot() }

  /// A file may state any number of looks; each costs a square of nodes.
  private static let mostLooks = 64
}

extension AlphaSpending {
  /// Spaces looks from the first count to the last: few, since looks close together spend error and learn little.
  ///
  /// Each is about 1.8 times the one before. Between the first and the last they are counts of which trimming a fifth
  /// at each end keeps most, 9, 14, 19 and so on: with one value more two more would be cut.
  package static func counts(first: Int, last: Int) -> [Int] {
    guard first >= 1, last >= first else { return [] }
    var counts: [Int] = []
    var next = first
    while Double(next) * leastGrowth < Double(last) {
      counts.append(next)
      let wanted = Double(next) * growth
      let kept = Int(((wanted - 4) / 5).rounded()) * 5 + 4
      next = max(kept, next + 1)
    }
    return counts + [last]
  }

  private static let growth = 1.8
  /// A look this close before the last one would learn hardly less than the last one itself.
  private static let leastGrowth = 1.3
}
