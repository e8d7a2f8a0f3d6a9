import BenchModel

/// Finds the benchmarks that stand out, and bounds what removing the cause that their measurements show could gain.
struct BottleneckFinder: Sendable {
  private let results: [BenchmarkResult]
  private let costs: [BenchmarkID: RelativeCost]
  private let cheapest: (nanosecondsEach: Double, id: BenchmarkID)?

  /// How many benchmarks of each ranking are named: as many as anybody works on at a time.
  private static let shown = 3
  /// A share of the time that is worth a word; below, two passes of a run differ by as much.
  private static let leastShare = 0.1

  init(run: BenchmarkRun) {
    results = run.results.filter { $0.status == .measured }
    costs = Dictionary(RelativeCosts.stated(in: run).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    cheapest = results.compactMap { result -> (Double, BenchmarkID)? in
      guard let time = result.middle(of: .time), let blocks = result.middle(of: .allocations), blocks >= 1, time > 0
      else { return nil }
      return (time / blocks, result.id)
    }.min { $0.0 < $1.0 }
  }

  /// The first of each ranking, those with the largest figure first.
  var bottlenecks: [Bottleneck] {
    Bottleneck.Ranking.allCases.flatMap { ranking -> [Bottleneck] in
      let figures = results.compactMap { result in figure(of: result, ranking).map { (result: result, figure: $0) } }
      return figures.ordered { $0.figure > $1.figure }.prefix(Self.shown).map { entry in
        Bottleneck(
          ranking: ranking, id: entry.result.id, figure: entry.figure, advice: advice(for: entry.result, ranking))
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
    case .slowest: waiting(result) ?? overhead(result) ?? allocation(result)
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

  /// If it did no more than its reference, it would take the reference's time.
  private func overhead(_ result: BenchmarkResult) -> Bottleneck.Advice? {
    guard let cost = costs[result.id], let ratio = cost.ratio?.value, ratio > 1 else { return nil }
    return Self.advice(.overhead(over: cost.reference), 1 - 1 / ratio)
  }

  /// If no operation took longer than the median, the mean would be no more than that.
  private func tail(_ result: BenchmarkResult) -> Bottleneck.Advice? {
    guard let summary = result.operations, let mean = summary.mean, let median = summary.median, mean > 0 else {
      return nil
    }
    return Self.advice(.tail, max(0, 1 - median / mean))
  }

  /// If a block cost all of the time that the benchmark with the least time a block takes for one, and none were asked
  /// for, this much would be saved.
  private func allocation(_ result: BenchmarkResult) -> Bottleneck.Advice? {
    guard let cheapest, let time = result.middle(of: .time), let blocks = result.middle(of: .allocations), time > 0,
      blocks >= 1
    else { return nil }
    return Self.advice(
      .allocation(nanosecondsEach: cheapest.nanosecondsEach, in: cheapest.id),
      min(1, blocks * cheapest.nanosecondsEach / time))
  }
}
