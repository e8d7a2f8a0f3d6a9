/// Alpha spending: the looks at a growing sample, and the part of the error that each look may spend.
///
/// To look after every round and to stop at the first "significant" one is wrong far more often than each interval
/// says. Here the counts are fixed before the first round, and a look at count n may spend the part (n − previous
/// count) / last count of the error: the linear spending function (Lan & DeMets 1983, "Discrete sequential boundaries
/// for clinical trials"; Kim & DeMets 1987, ρ = 1). The parts add up to one and are spent as if the looks had nothing
/// in common (Bonferroni). That is valid for whatever the rounds depend on, as long as the interval at each single
/// count is, and needs no model of how the looks hang together.
package struct AlphaSpending: Equatable, Sendable {
  /// The sample sizes at which there is a look, ascending.
  package let counts: [Int]

  /// By how much the next look's count exceeds the last one's: looks close together spend error and learn little.
  private static let growth = 1.3

  /// Spaces looks from the first count to the last, each 30 % later than the one before.
  package init(first: Int, last: Int) throws(StatisticsError) {
    guard first >= 1 else {
      throw .parameterOutOfRange(name: "first look", value: Double(first), allowed: "at least 1")
    }
    guard last >= first else {
      throw .parameterOutOfRange(name: "last look", value: Double(last), allowed: "at least the first look")
    }
    var counts: [Int] = []
    var next = Double(first)
    while next.rounded() < Double(last) {
      counts.append(Int(next.rounded()))
      next = max(next * Self.growth, next + 1)
    }
    self.counts = counts + [last]
  }

  /// Takes the counts that were fixed elsewhere.
  package init(counts: [Int]) throws(StatisticsError) {
    guard let first = counts.first else { throw .tooFewValues(needed: 1, given: 0) }
    guard first >= 1 else {
      throw .parameterOutOfRange(name: "first look", value: Double(first), allowed: "at least 1")
    }
    for (earlier, later) in zip(counts, counts.dropFirst()) where later <= earlier {
      throw .parameterOutOfRange(name: "look", value: Double(later), allowed: "more than the look before, \(earlier)")
    }
    self.counts = counts
  }

  /// The part of the error that a decision at this count may spend, nil beyond the last look.
  ///
  /// A sample that ended between two looks, as when it was interrupted, has the part of the look it did not reach.
  package func share(at count: Int) -> Double? {
    guard let place = counts.firstIndex(where: { $0 >= count }), let last = counts.last else { return nil }
    let before = place == 0 ? 0 : counts[place - 1]
    return Double(counts[place] - before) / Double(last)
  }
}
