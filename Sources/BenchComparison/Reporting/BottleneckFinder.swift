import BenchModel

/// Finds the benchmarks that stand out and whose measurements show a cause, and bounds what removing it could gain.
///
/// Something always takes longest, and what does more than another takes longer: neither is a finding.
struct BottleneckFinder: Sendable {
  private let results: [BenchmarkResult]
  private let cheapest: (nanosecondsEach: Double, id: BenchmarkID)?

  /// How many benchmarks of each ranking are named: as many as anybody works on at a time.
  private static let shown = 3
  /// A share of the time that is worth a word; below, two passes of a run differ by as much.
  private static let leastShare = 0.1

  init(run: BenchmarkRun) {
    results = run.results.filter { $0.status == .measured }
    cheapest = results.compactMap { result -> (Double, BenchmarkID)? in
      guard let time = result.middle(of: .time), let blocks = result.middle(of: .allocations), blocks >= 1, time > 0
      else { return nil }
      return (time / blocks, result.id)
    }.min { $0.0 < $1.0 }
  }

  /// The first of each ranking, those with the largest figure first, where there is something to gain.
  var bottlenecks: [Bottleneck] {
    Bottleneck.Ranking.allCases.flatMap { ranking -> [Bottleneck] in
      let figures = results.compactMap { result in figure(of: result, ranking).map { (result: result, figure: $0) } }
      return figures.ordered { $0.figure > $1.figure }.prefix(Self.shown).compactMap { entry in
        guard let advice = advice(for: entry.result, ranking), advice.bound >= Self.leastShare else { return nil }
        return Bottleneck(ranking: ranking, id: entry.result.id, figure: entry.figure, advice: advice)
      }
    }
  }

  private func figure(of result: BenchmarkResult, _ ranking: Bottleneck.Ranking) -> Double? {
    switch ranking {
    case .slowest: result.middle(of: .time)
    case .mostVariable: result.operations?.tailRatio
    case .mostAllocating: result.middle(of: .allocations).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  private func advice(for result: BenchmarkResult, _ ranking: Bottleneck.Ranking) -> Bottleneck.Advice? {
    switch ranking {
    case .slowest: waiting(result) ?? allocation(result)
    case .mostVariable: tail(result)
    case .mostAllocating: allocation(result)
    }
  }

  /// Advice with its rank: what gains half of the time at most is high, a tenth medium.
  private static func advice(_ symptom: Bottleneck.Symptom, _ bound: Double) -> Bottleneck.Advice {
    Bottleneck.Advice(symptom: symptom, bound: bound, gain: bound >= 0.5 ? .high : bound >= 0.1 ? .medium : .low)
  }

  /// If it never waited, it would take no less than the processor time it uses.
  private func waiting(_ result: BenchmarkResult) -> Bottleneck.Advice? {
    guard let time = result.middle(of: .time), let used = result.middle(of: .cpuTime), time > 0, used >= 0 else {
      return nil
    }
    let bound = 1 - used / time
    return bound >= Self.leastShare ? Self.advice(.waiting, bound) : nil
  }

  /// If no operation took longer than the median, the mean would be no more than that.
  private func tail(_ result: BenchmarkResult) -> Bottleneck.Advice? {
    guard let summary = result.operations, let mean = summary.mean, let median = summary.median, mean > 0 else {
      return nil
    }
    return Self.advice(.tail, max(0, 1 - median / mean))
  }

  /// If a block cost all of the time that the benchmark with the least time a block takes for one, and none were asked
  /// for, this much would be saved; of that benchmark itself it is all by construction.
  private func allocation(_ result: BenchmarkResult) -> Bottleneck.Advice? {
    guard let cheapest, let time = result.middle(of: .time), let blocks = result.middle(of: .allocations), time > 0,
      blocks >= 1, cheapest.id != result.id
    else { return nil }
    return Self.advice(
      .allocation(nanosecondsEach: cheapest.nanosecondsEach, in: cheapest.id),
      min(1, blocks * cheapest.nanosecondsEach / time))
  }
}
