import BenchStatistics

/// Which side comes first in each pair of a round.
///
/// As many pairs begin with the one side as with the other (one more or less where their number is odd), in random
/// order: what the second of two batches pays or gains for being the second then falls on both sides alike, in every
/// round by itself.
struct PairOrder: Equatable {
  /// For each pair, whether its first batch is the current side's.
  let currentIsFirst: [Bool]

  init(pairs: Int, random: inout SplitMix64) {
    let odd = random.draw(below: 2) == 0
    var order = (0..<pairs).map { $0 < pairs / 2 || ($0 == pairs - 1 && pairs % 2 == 1 && odd) }
    random.shuffle(&order)
    currentIsFirst = order
  }
}
