import BenchModel

/// The rounds of one session that both sides completed: the entries at one place of both sides ran together.
struct PairedRounds: Sendable {
  /// The baseline's measurements of each round.
  let baseline: [[Double]]
  /// The current side's measurements of each round.
  let current: [[Double]]
  /// How many rounds only one side has measurements of.
  let incomplete: Int

  /// Matches the launches of two samples by their round, nil where too few match for pairs.
  init?(_ baseline: Sample, _ current: Sample) {
    let (before, after) = (Self.rounds(of: baseline), Self.rounds(of: current))
    let complete = before.keys.filter { after[$0] != nil }.ordered()
    guard complete.count >= Replicates.fewestLaunches else { return nil }
    self.baseline = complete.compactMap { before[$0] }
    self.current = complete.compactMap { after[$0] }
    incomplete = before.count + after.count - 2 * complete.count
  }

  /// What the row has to say of rounds that are left out.
  var note: String? {
    guard incomplete > 0 else { return nil }
    return "\(incomplete) round(s) that only one side completed are left out; \(baseline.count) are complete."
  }

  private static func rounds(of sample: Sample) -> [Int: [Double]] {
    var rounds: [Int: [Double]] = [:]
    for (round, values) in zip(sample.round, sample.values) where !values.isEmpty {
      rounds[round, default: []] += values
    }
    return rounds
  }
}
