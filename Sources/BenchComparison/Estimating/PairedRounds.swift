import BenchModel
import BenchStatistics
import Glibc

/// The rounds of one session that both sides completed: the entries at one place of both sides ran together.
struct PairedRounds: Sendable {
  /// The baseline's measurements of each round.
  let baseline: [[Double]]
  /// The current side's measurements of each round.
  let current: [[Double]]
  /// How many rounds only one side has measurements of.
  let incomplete: Int
  /// Of each round's measurements the place of their batch in the round; nil where the files do not say it.
  private let slots: Sides<[[Int]]>?

  /// Matches the launches of two samples by their round, nil where too few match for pairs.
  init?(_ baseline: Sample, _ current: Sample) {
    let (before, after) = (Self.rounds(of: baseline), Self.rounds(of: current))
    let complete = before.keys.filter { after[$0] != nil }.ordered()
    guard complete.count >= Replicates.fewestLaunches else { return nil }
    self.baseline = complete.compactMap { before[$0]?.values }
    self.current = complete.compactMap { after[$0]?.values }
    let hasSlots = baseline.slots != nil && current.slots != nil
    slots =
      hasSlots
      ? Sides(baseline: complete.compactMap { before[$0]?.slots }, current: complete.compactMap { after[$0]?.slots })
      : nil
    incomplete = before.count + after.count - 2 * complete.count
  }

  /// What the row has to say of rounds that are left out.
  var note: String? {
    guard incomplete > 0 else { return nil }
    return "\(incomplete) round(s) that only one side completed are left out; \(baseline.count) are complete."
  }

  /// For each round the median, over its pairs of batches, of the logarithm of the ratio of their best laps.
  ///
  /// Nil where a round has fewer than three pairs of equally many laps. The two batches of a pair are neighbours in
  /// time. A machine that changes its speed, as a processor does whose other half is given to somebody else, mostly
  /// changes it between two pairs. The one pair that it falls into is outvoted. Of 300 rounds of ten unchanged
  /// workloads at load 11 the medians of 12 pairs of 1.5 ms scattered by 1.5 to 4.4 %, the ratios of the best laps of
  /// as much time by 4 to 15 %, and those of two batches of 20 ms, one after the other, by 10 to 21 %
  /// (`benchmarks/gates/slices`).
  func medianRatios(_ trimming: OneSidedTrimming) -> [Double]? {
    guard let slots else { return nil }
    var medians: [Double] = []
    medians.reserveCapacity(baseline.count)
    for round in baseline.indices {
      let before = Self.batches(baseline[round], slots.baseline[round], trimming)
      let after = Self.batches(current[round], slots.current[round], trimming)
      let ratios = zip(before, after).filter { $0.laps == $1.laps && $0.laps > 0 && $0.best > 0 }.map {
        log($1.best / $0.best)
      }
      guard ratios.count >= Self.fewestPairs, let ordered = try? OrderedSample(ratios) else { return nil }
      medians.append(ordered.median)
    }
    return medians
  }

  /// Of two the median is their mean, which outvotes none.
  private static let fewestPairs = 3

  /// The laps of one side's batch of a pair: how many they are, and the best of them.
  private struct Batch {
    var laps = 0
    var best = Double.nan
  }

  /// The batches of one side of a round, by their pair.
  private static func batches(_ values: [Double], _ slots: [Int], _ trimming: OneSidedTrimming) -> [Batch] {
    // A file may state any number; what is no place among so many laps is no pair.
    guard values.count == slots.count, let most = slots.max(), slots.allSatisfy({ $0 >= 0 }), most < 2 * values.count
    else { return [] }
    var batches = [Batch](repeating: Batch(), count: most / 2 + 1)
    for (value, slot) in zip(values, slots) {
      let best = batches[slot / 2].best
      batches[slot / 2].laps += 1
      if !(trimming == .lower ? value >= best : value <= best) { batches[slot / 2].best = value }
    }
    return batches
  }

  /// The measurements of one round, with the places of their batches.
  private struct Round {
    var values: [Double]
    var slots: [Int]
  }

  private static func rounds(of sample: Sample) -> [Int: Round] {
    var rounds: [Int: Round] = [:]
    for (index, round) in sample.round.enumerated() where !sample.values[index].isEmpty {
      rounds[round, default: Round(values: [], slots: [])].values += sample.values[index]
      rounds[round]?.slots += sample.slots.map { $0[index] } ?? []
    }
    return rounds
  }
}
