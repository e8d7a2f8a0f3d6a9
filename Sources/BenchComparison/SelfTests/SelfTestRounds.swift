import BenchModel
import BenchStatistics
import Glibc

/// The rounds of one benchmark that both sides of a session have, in step.
struct SelfTestRounds {
  /// The batches of one round on both sides; the i-th ones of both are a pair.
  private struct Round {
    let number: Int
    let batches: Sides<[Double]>
    /// For each pair, whether the current side's batch came second.
    let currentIsSecond: [Bool]
  }

  private let rounds: [Round]

  /// Takes the rounds of two samples; nil where fewer than two of them can be paired.
  init?(_ baseline: Sample, _ current: Sample) {
    let places = Dictionary(zip(baseline.round, baseline.values.indices), uniquingKeysWith: { first, _ in first })
    rounds = current.values.indices.compactMap { index in
      guard let other = places[current.round[index]] else { return nil }
      let batches = Sides(baseline: baseline.values[other], current: current.values[index])
      let all = batches.baseline + batches.current
      guard batches.baseline.count == batches.current.count, !all.isEmpty,
        all.allSatisfy({ $0 > 0 && $0.isFinite })
      else { return nil }
      return Round(
        number: current.round[index], batches: batches,
        currentIsSecond: (current.slots.map { $0[index] } ?? []).map { $0 % 2 == 1 })
    }
    guard rounds.count > 1 else { return nil }
  }

  /// How far apart two launches of different rounds look enough like the others; more say nothing new.
  private static let farthest = 50

  /// By how much launches of different rounds differ, whichever side they are of.
  var launchDifferences: [Double] {
    let locations = rounds.map { round in
      [round.batches.baseline, round.batches.current].compactMap { batches in
        (try? OrderedSample(batches)).map { log($0.median) }
      }
    }
    return locations.indices.flatMap { first in
      locations[(first + 1)...].prefix(Self.farthest).flatMap { later in
        locations[first].flatMap { one in later.map { abs($0 - one) } }
      }
    }
  }

  /// For each round by how much the second batch of a pair differs from the first.
  ///
  /// The median of the pairs in which the current side came second, and that of the others, are halved and added: what
  /// the two launches differ by enters them with opposite signs.
  var slotDifferences: [Double] {
    rounds.compactMap { round in
      guard round.currentIsSecond.count == round.batches.current.count else { return nil }
      let medians = [true, false].compactMap { isSecond in
        let pairs = round.currentIsSecond.indices.filter { round.currentIsSecond[$0] == isSecond }
        let differences = pairs.map { log(round.batches.current[$0] / round.batches.baseline[$0]) }
        return (try? OrderedSample(differences)).map { isSecond ? $0.median : -$0.median }
      }
      return medians.isEmpty ? nil : medians.reduce(0, +) / Double(medians.count)
    }
  }

  /// For each round by how much the fastest batch of the current side differs from the fastest of another launch in
  /// that round: the fastest, since another worker slows every batch that shares a cache with it, and the machine only
  /// some.
  func differences(from alone: Sample) -> [Double] {
    let others = Dictionary(zip(alone.round, alone.values), uniquingKeysWith: { first, _ in first })
    return rounds.compactMap { round in
      guard let other = others[round.number]?.min(), let own = round.batches.current.min(), other > 0, other.isFinite
      else { return nil }
      return log(own / other)
    }
  }
}
