/// Finds the places at which the level of a series changes.
///
/// Method: segmentation by the best step or arc of normal scores (see `CumulativeScan`, `NormalScores`), each part that
/// is cut being searched again on scores of its own. Runs that follow each other resemble each other; the scores are
/// therefore replaced by their innovations (see `SerialCorrelation`). At the end each place is sought again between its
/// neighbours, and one that its own two sides do not confirm is taken out. Assumes that the series is that of one
/// machine in order of time, and, for its error rate, first-order autocorrelation. Cost: n²/2 products for each part.
package struct ChangePointSearch: Sendable {
  /// What a whole series says before it is decided how often one may be wrong.
  package struct Evidence: Equatable, Sendable {
    /// The chance of a cut as marked as the best one if nothing changes.
    package let probability: Double
    /// The first autocorrelation that the chance takes into account.
    package let correlation: Double
  }

  /// A place at which the level changes.
  package struct ChangePoint: Equatable, Sendable {
    /// The first value of the new level.
    package let index: Int
    /// The first values of the new level that the data do not speak against, with 95 % confidence.
    package let range: ClosedRange<Int>
  }

  /// How many values a level has at least: two outliers in a row are no level.
  package static let fewest = 3

  /// The shortest series that can be searched: two levels, and a value that the innovations take.
  package static let shortest = 2 * fewest + 2

  private let values: [Double]

  /// - Parameter series: the values in order of time, all finite.
  package init(_ series: [Double]) throws(StatisticsError) {
    try Domain.requireFinite(series, atLeast: Self.shortest)
    values = series
  }

  /// How strongly the series speaks against having one level.
  package var evidence: Evidence {
    let best = best(in: 0..<values.count)
    return Evidence(probability: best?.probability ?? 1, correlation: best?.correlation ?? 0)
  }

  /// The changes that are found when a series without any may show one with the chance `level`.
  package func changePoints(level: Double) throws(StatisticsError) -> [ChangePoint] {
    try Domain.requireOpenUnit(level, "level")
    var cuts: [Int] = []
    split(0..<values.count, level: level, into: &cuts)
    cuts.sort()
    for _ in 0..<Self.refinements {
      let before = cuts
      cuts = confirmed(relocated(cuts), level: max(level, Self.confirmationLevel))
      if cuts == before { break }
    }
    let edges = [0] + cuts + [values.count]
    return cuts.indices.map { place in
      ChangePoint(index: cuts[place], range: range(of: cuts[place], within: edges[place]..<edges[place + 2]))
    }
  }

  private func split(_ part: Range<Int>, level: Double, into cuts: inout [Int]) {
    guard let best = best(in: part), best.probability <= level else { return }
    cuts += best.cuts
    let edges = [part.lowerBound] + best.cuts + [part.upperBound]
    for (start, end) in zip(edges, edges.dropFirst()) { split(start..<end, level: level, into: &cuts) }
  }

  /// The most marked cut of a part, as one place or two, with its chance.
  private func best(in part: Range<Int>) -> (cuts: [Int], probability: Double, correlation: Double)? {
    guard part.count >= Self.shortest else { return nil }
    let (series, offset, correlation) = innovations(of: part)
    let scan = CumulativeScan(series, fewest: Self.fewest)
    let significance = ScanSignificance(count: series.count, fewest: Self.fewest)
    let step = significance.step(scan.step)
    let arc = significance.arc(scan.arc)
    var cuts = [scan.step.start + offset]
    if arc < step {
      // An arc that ends too near the border to leave a level there is a step.
      let inner = Self.fewest...(series.count - Self.fewest)
      let ends = [scan.arc.start, scan.arc.end].filter { inner.contains($0) }
      if !ends.isEmpty { cuts = ends.map { $0 + offset } }
    }
    // Two questions were asked of one series.
    let probability = min(1, 2 * min(step, arc))
    if let short = ShortSeriesStep(values[part], fewest: Self.fewest), short.probability < probability {
      return ([short.index], short.probability, correlation)
    }
    return (cuts, probability, correlation)
  }

  /// Each cut moved to the most marked place between its neighbours.
  private func relocated(_ cuts: [Int]) -> [Int] {
    var edges = [0] + cuts + [values.count]
    for place in 1..<(edges.count - 1) where edges[place + 1] - edges[place - 1] >= 2 * Self.fewest {
      let part = edges[place - 1]..<edges[place + 1]
      if let short = ShortSeriesStep(values[part], fewest: Self.fewest), short.probability < Self.confirmationLevel {
        edges[place] = short.index
        continue
      }
      let scores = CumulativeScan.stepScores(NormalScores.of(Array(values[part])))
      var best = Self.fewest
      for cut in Self.fewest...(part.count - Self.fewest) where scores[cut] > scores[best] { best = cut }
      edges[place] = part.lowerBound + best
    }
    return Array(edges[1..<(edges.count - 1)])
  }

  /// The cuts without those that their own two sides do not confirm, the weakest taken out first.
  private func confirmed(_ cuts: [Int], level: Double) -> [Int] {
    var cuts = cuts
    while !cuts.isEmpty {
      let edges = [0] + cuts + [values.count]
      let chances = cuts.indices.map { place in
        chance(of: cuts[place], within: edges[place]..<edges[place + 2])
      }
      guard let weakest = chances.indices.max(by: { chances[$0] < chances[$1] }), chances[weakest] > level else {
        break
      }
      cuts.remove(at: weakest)
    }
    return cuts
  }

  private func chance(of cut: Int, within part: Range<Int>) -> Double {
    let (series, offset, _) = innovations(of: part)
    let place = cut - offset
    guard place > 0, place < series.count else { return 1 }
    let scored = CumulativeScan.Cut(
      start: place, end: series.count, squaredScore: CumulativeScan.stepScores(series)[place])
    let chance = ScanSignificance(count: series.count, fewest: Self.fewest).fixed(scored)
    guard part.count <= ShortSeriesStep.longest else { return chance }
    let allowance = ShortSeriesStep.allowance(part.count)
    return min(chance, allowance * ShortSeriesStep.chance(of: cut - part.lowerBound, in: values[part]))
  }

  /// The places whose likelihood falls short of the best by less than chance does in 95 % of cases.
  ///
  /// Hansen 2000, "Sample Splitting and Threshold Estimation": the likelihood ratio of a place has the distribution
  /// (1 − exp(−x/2))², whose 95 % point is 7.35; derived for small changes, cautious for large ones.
  private func range(of cut: Int, within part: Range<Int>) -> ClosedRange<Int> {
    let (series, offset, _) = innovations(of: part)
    let scores = CumulativeScan.stepScores(series)
    let own = scores[min(max(cut - offset, 0), series.count)]
    let unexplained = max(1 - own / Double(series.count - 1), 0)
    var (first, last) = (cut, cut)
    for place in 1..<series.count where own - scores[place] <= 7.35 * unexplained {
      first = min(first, place + offset)
      last = max(last, place + offset)
    }
    return first...last
  }

  /// What is new in the scores of a part, where its first one stands in the series, and the correlation taken out.
  private func innovations(of part: Range<Int>) -> (series: [Double], offset: Int, correlation: Double) {
    let scores = NormalScores.of(Array(values[part]))
    let correlation = SerialCorrelation.ofScores(scores)
    let series = SerialCorrelation.innovations(scores, correlation: correlation)
    return (series, part.upperBound - series.count, correlation)
  }

  /// Places settle at the first or second pass; the bound keeps two that push each other from doing so for ever.
  private static let refinements = 3
  /// A cut was found at the level that was asked for; its own two sides, shorter by then, need less to confirm it.
  private static let confirmationLevel = 0.01
}
