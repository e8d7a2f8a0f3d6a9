import BenchStatistics

/// The benchmarks that a session gives its next rounds to, and how many of them.
///
/// Time is given in whole blocks, up to a benchmark's next look, since rounds between two looks decide nothing. Where
/// it has a limit, everyone has one round first, which tells what it costs. From then on those are served that are
/// expected to be decided within what is left, those that need the least time first: no other order decides more of
/// them in a given time. What a benchmark needs is worked out from its standard error, its tolerance and the cost of
/// its rounds, never from the difference between the sides, so that looking stays valid. Two at least share a block
/// where two are open: no benchmark has two rounds in a row while another is open.
struct RoundBlock: Equatable {
  /// The places of the benchmarks.
  let places: [Int]
  /// How many rounds each of them gets.
  let rounds: Int

  /// The next block; nil where nothing is open.
  ///
  /// - Parameters:
  ///   - looks: after how many rounds there is a look, ascending; without one every benchmark has as many rounds.
  ///   - timeLeft: nil where it has no limit.
  init?(of progress: [BenchmarkProgress], looks: [Int], last: Int, timeLeft: Double?) {
    let open = progress.indices.filter { progress[$0].isPending && progress[$0].rounds < last }
    guard !open.isEmpty else { return nil }
    let wanted = { (place: Int) in
      looks.isEmpty ? 1 : (looks.first { $0 > progress[place].rounds } ?? last) - progress[place].rounds
    }
    guard let timeLeft, !looks.isEmpty, !open.contains(where: { progress[$0].rounds == 0 }) else {
      let fewest = open.map { progress[$0].rounds }.min() ?? 0
      places = open.filter { progress[$0].rounds == fewest }
      rounds = timeLeft != nil && fewest == 0 ? 1 : places.map(wanted).min() ?? 0
      return
    }
    let expected = { (place: Int) in progress[place].nanosecondsExpected(toNextLook: wanted(place)) }
    let affordable = open.filter { progress[$0].nanosecondsEach * Double(wanted($0)) <= timeLeft }
    let ordered = (affordable.count < Self.fewest ? open : affordable).sorted {
      (expected($0), progress[$0].rounds, $0) < (expected($1), progress[$1].rounds, $1)
    }
    var (chosen, sum) = ([Int](), 0.0)
    for place in ordered {
      sum += expected(place)
      guard sum <= timeLeft || chosen.count < Self.fewest else { break }
      chosen.append(place)
    }
    places = chosen
    rounds = chosen.map(wanted).min() ?? 0
  }

  private static let fewest = 2

  /// The order of one pass over these benchmarks: random, but not with the one first that has just had a round.
  static func pass(over places: [Int], after last: Int?, random: inout SplitMix64) -> [Int] {
    var order = places
    random.shuffle(&order)
    if order.count > 1, order[0] == last {
      order.swapAt(0, 1 + Int(random.draw(below: UInt64(order.count - 1))))
    }
    return order
  }
}
