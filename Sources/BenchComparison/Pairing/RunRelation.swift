import BenchModel
import BenchStatistics

/// How two runs relate: whether they ran together, and what makes comparing them no comparison.
struct RunRelation: Sendable {
  /// Whether both are sides of one session, each on its own side.
  let isOneSession: Bool
  /// Whether both are benchmarks of one run that are compared with each other.
  let isDivided: Bool
  /// When the session could end for a benchmark, where it was to end as soon as one was decided.
  let looks: AlphaSpending?
  /// Whether its time was over while benchmarks were open.
  let isCut: Bool
  /// Why the comparison is void or has holes, a sentence fragment each; empty for two sound runs.
  let faults: [String]

  /// Relates two runs.
  ///
  /// - Parameter errorOfLooks: what the looks of a session may err together at one end of an interval.
  init(baseline: RunIndex, current: RunIndex, sameBytes: Bool, errorOfLooks: Double) {
    let (before, after) = (baseline.source.run, current.source.run)
    var faults: [String] = []
    isDivided = baseline.source.part == .half && current.source.part == .half
    let isSameRun = sameBytes || !isDivided && Self.haveOneIdentifier(before, after)
    if isSameRun {
      faults.append("both sides are the same run, so that nothing is compared")
    } else if Self.haveSameTimes(baseline, current) {
      faults.append("both sides hold the very same times, so that one is a copy of the other")
    }
    let sides = Self.sidesOfOneSession(before, after)
    isOneSession = sides.map { $0 == (.baseline, .current) } ?? false
    if let sides, !isOneSession, !isSameRun {
      faults.append(
        sides == (.current, .baseline)
          ? "the sides are swapped: in their session the current run was the baseline"
          : "both runs are the same side of one session")
    }
    let stated = isOneSession ? [before.session?.looks, after.session?.looks] : []
    let looks = stated.compactMap { $0 }.first.flatMap { try? AlphaSpending(counts: $0, error: errorOfLooks) }
    self.looks = looks
    isCut = isOneSession && before.session?.isCut == true && after.session?.isCut == true
    if stated.contains(where: { $0 != looks?.counts }) {
      faults.append("the sides do not say alike when their session was to be looked at")
    }
    for (name, run) in [("current run", after), ("baseline", before)] where run.completeness == .partial {
      faults.append("the \(name) was stopped early and is partial")
    }
    self.faults = faults
  }

  /// An empty identifier is that of a foreign file which does not say, and names no run.
  private static func haveOneIdentifier(_ baseline: BenchmarkRun, _ current: BenchmarkRun) -> Bool {
    !baseline.id.isEmpty && baseline.id.isSameName(as: current.id)
  }

  private typealias Side = BenchmarkRun.SessionMembership.Side

  private static func sidesOfOneSession(_ baseline: BenchmarkRun, _ current: BenchmarkRun) -> (Side, Side)? {
    guard let first = baseline.session, let second = current.session, first.id.isSameName(as: second.id)
    else { return nil }
    return (first.side, second.side)
  }

  /// How many different times it takes before agreement in all of them is no coincidence of coarse figures.
  private static let telling = 3

  /// Whether all times of both runs agree to the last bit, as those of one run in two files do.
  private static func haveSameTimes(_ baseline: RunIndex, _ current: RunIndex) -> Bool {
    var seen: Set<Double> = []
    for result in baseline.source.run.results {
      guard let other = current.result(of: result.id), other.samples.count == result.samples.count else {
        return false
      }
      for (sample, twin) in zip(result.samples, other.samples) {
        guard sample.metric.isSameName(as: twin.metric) else { return false }
        guard let metric = baseline.metrics[ByteKey(sample.metric)], metric.unit == .nanoseconds,
          metric.nature == .noisy
        else { continue }
        guard sample.values == twin.values, sample.published == twin.published else { return false }
        let published = [sample.published?.mean, sample.published?.median, sample.published?.max].compactMap { $0 }
        for value in ([published] + sample.values).joined() {
          guard seen.count < telling else { break }
          seen.insert(value)
        }
      }
    }
    return seen.count >= telling
  }
}
