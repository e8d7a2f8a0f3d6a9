import BenchModel
import BenchStatistics
import Glibc

/// The change of one statistic of a metric between two sides of raw, positive measurements.
///
/// The best is estimated from what was disturbed least: each launch gives the best of its laps, and the better
/// half of the launches counts. Whatever happens beside a benchmark only makes it slower, and on a busy machine
/// most of what differs between two launches is that. `benchmarks/evidence` measures it beside what was not chosen
/// (recordings with known truth; two-sided 95 %, tolerance 0, 10 launches a side, nothing paired): on an almost quiet
/// machine +2, +5, +10 % are found in 53, 77, 92 % of cases with 0.6 % of false alarms, where Welch on medians finds
/// 12, 23, 47 % with 0.8 %; at load 3 to 6, 23, 44, 64 % with 0.7 % against 0, 2, 9 % with 0.3 %.
///
/// The mean is that of all measurements over all launches, because it is there to see what the best leaves out. It is
/// not trimmed: of simulated sessions on a calm machine in which every 50th batch took three times as long (20 rounds
/// of 30 batches), the mean found 76 %, a trimmed one 23 %.
struct RawEstimator: Sendable {
  let statistic: Statistic
  /// Which side of the measurements is the undisturbed one.
  let trimming: OneSidedTrimming

  /// - Parameter statistic: of memory, counts and all that is no time and no rate, the best is the median of each
  ///   launch and all launches: nothing is known about which half of them is disturbed, and the mean has no row.
  init(_ statistic: Statistic, of metric: Metric) {
    let isTimed = [.nanoseconds, .perSecond].contains(metric.unit)
    self.statistic = statistic == .best && !isTimed ? .median : statistic
    trimming = metric.direction == .smaller ? .lower : .upper
  }

  /// What the weaker side allows the interval to rest on, where nothing is paired.
  static func evidence(_ baseline: [[Double]], _ current: [[Double]]) -> Evidence {
    if min(baseline.count, current.count) >= Replicates.fewestLaunches { return .launches }
    return min(baseline.valueCount, current.valueCount) >= 2 ? .oneLaunch : .point
  }

  /// The change with the launch as the replicate: Welch's interval on the logarithms of each launch's figure.
  func overLaunches(baseline: [[Double]], current: [[Double]]) throws(StatisticsError) -> LogChange {
    let draws = Self.draws(baseline, current)
    return try change(
      from: Replicates(statistic, perLaunch: baseline, trimming: trimming, draws: draws),
      to: Replicates(statistic, perLaunch: current, trimming: trimming, draws: draws))
  }

  /// The change with the moment as the replicate: each gives the location of its launches.
  ///
  /// Where a side has fewer than three moments, both are taken to scatter alike (Student's two-sample t, pooled
  /// variance), so that several runs of one side tell what the single one of the other may differ by.
  func overMoments(_ moments: SeveralMoments) throws(StatisticsError) -> LogChange {
    let draws = Self.draws(moments.baseline.flatMap { $0 }, moments.current.flatMap { $0 })
    let before = Replicates(logarithms: try figures(of: moments.baseline, draws: draws))
    let after = Replicates(logarithms: try figures(of: moments.current, draws: draws))
    guard min(before.logarithms.count, after.logarithms.count) < Replicates.fewestLaunches else {
      return try change(from: before, to: after)
    }
    return try LogChange(pooling: before.logarithms, after.logarithms)
  }

  private func figures(of moments: [[[Double]]], draws: Int) throws(StatisticsError) -> [Double] {
    var figures: [Double] = []
    for launches in moments {
      let replicates = try Replicates(statistic, perLaunch: launches, trimming: trimming, draws: draws)
      let isOne = replicates.logarithms.count == 1
      figures.append(isOne ? replicates.logarithms[0] : try replicates.location(location).logarithm.point)
    }
    return figures
  }

  private func change(from before: Replicates, to after: Replicates) throws(StatisticsError) -> LogChange {
    try LogChange(from: before.location(location), to: after.location(location))
      .with(scatter: try? Self.deviation(before.logarithms, after.logarithms))
  }

  /// The standard deviation that both sides have in common.
  private static func deviation(_ baseline: [Double], _ current: [Double]) throws(StatisticsError) -> Double {
    try Moments.pooledDeviation(Moments(baseline), Moments(current))
  }

  /// The change with the round as the replicate, so that what both sides of a round share cancels.
  ///
  /// The change of the best is estimated in two ways, of which the narrower counts: by the rounds' log-ratios, 20
  /// %-trimmed (Yuen), where what slows a round slows both of its sides; and by the difference of both sides' better
  /// halves, which may be of other rounds, where it mostly strikes one of them. The log-ratio of a round is the median
  /// of its pairs, where it has several. Percentiles are averaged by Yuen alone:
  /// of unchanged operations beside three busy loops the 95th differed by +-3 to 18 % trimmed and +-8 to 23 % untrimmed
  /// (25 rounds, 99.9 %).
  func overRounds(_ rounds: PairedRounds) throws(StatisticsError) -> LogChange {
    let draws = Self.draws(rounds.baseline, rounds.current)
    let before = try Replicates(statistic, perLaunch: rounds.baseline, trimming: trimming, draws: draws)
    let after = try Replicates(statistic, perLaunch: rounds.current, trimming: trimming, draws: draws)
    let ratios = statistic == .best ? rounds.medianRatios(trimming) : nil
    let differences = ratios ?? zip(before.logarithms, after.logarithms).map { $1 - $0 }
    guard statistic == .best else {
      let location = statistic.traits.order == nil ? location : .trimmed
      let change = try location.estimate(of: differences)
      return LogChange(change, from: try before.location(location), to: try after.location(location))
    }
    let shared = try Replicates.Location.trimmed.estimate(of: differences)
    let apart = try LogEstimate.change(trimming, from: before.logarithms, toPaired: after.logarithms)
    let change = try LogEstimate.narrower(of: shared, apart)
    // Of rounds at two speeds the better ones show what both sides are like, whichever pairs the change is made of.
    let location = change.point == shared.point && ratios == nil ? .trimmed : location
    return LogChange(change, from: try before.location(location), to: try after.location(location))
  }

  /// The change with the measurement as the replicate, before any widening for how launches differ.
  func overMeasurements(baseline: MeasuredSide, current: MeasuredSide) throws(StatisticsError) -> LogChange {
    if let order = statistic.traits.order {
      return try LogChange(
        from: QuantileEstimate(order, of: baseline.launches), to: QuantileEstimate(order, of: current.launches))
    }
    let change =
      location == .mean
      ? try LogChange(
        from: Self.mean(ofMeasurements: baseline.launches), to: Self.mean(ofMeasurements: current.launches))
      : try LogChange(
        from: baseline.replicates.get().location(location), to: current.replicates.get().location(location))
    return change.with(scatter: try? Moments.pooledDeviation(baseline.scatter.get(), current.scatter.get()))
  }

  /// One side's figure over its launches by itself.
  func figure(overLaunches launches: [[Double]]) throws(StatisticsError) -> SideEstimate {
    let draws = Self.draws(launches, launches)
    return try Replicates(statistic, perLaunch: launches, trimming: trimming, draws: draws).location(location)
  }

  /// One side's figure over its measurements by itself.
  func figure(overMeasurements launches: [[Double]]) throws(StatisticsError) -> SideEstimate {
    if location == .mean { return try Self.mean(ofMeasurements: launches) }
    return try MeasuredSide(launches).replicates.get().location(location)
  }

  /// How the launches' figures are averaged.
  private var location: Replicates.Location {
    switch statistic.traits.location {
    case .oneSidedTrimmed: .oneSidedTrimmed(trimming)
    case .trimmed: .trimmed
    case .mean: .mean
    }
  }

  /// How many measurements of each launch its best is the best of: what at least half of the launches have.
  ///
  /// The same number for both sides, so that one value a launch and twenty are comparable; a launch that was cut short
  /// does not spoil the others.
  private static func draws(_ baseline: [[Double]], _ current: [[Double]]) -> Int {
    min(medianCount(of: baseline), medianCount(of: current), mostDraws)
  }

  private static func medianCount(of launches: [[Double]]) -> Int {
    // As a rule all have one length, and this is asked for every row.
    if let first = launches.first, launches.allSatisfy({ $0.count == first.count }) { return first.count }
    let counts = launches.map(\.count).ordered()
    return counts[(counts.count - 1) / 2]
  }

  /// The best of hundreds of short laps is luck as well as code.
  ///
  /// It is a sort that was given an easy input, or a walk whose memory happened to lie well. Between processes of one
  /// program at load 4 the best of all 192 laps differed by 4.1 % (sort), 2.9 % (memory walk) and 0.32 % (hashing), the
  /// expected best of 20 of them by 2.8, 2.1 and 0.12 %.
  private static let mostDraws = 20

  /// The mean of all measurements, by the delta method, with the effective size of the series.
  private static func mean(ofMeasurements launches: [[Double]]) throws(StatisticsError) -> SideEstimate {
    let moments = try Moments(launches.pooled)
    guard let deviation = moments.standardDeviation else { throw .tooFewValues(needed: 2, given: moments.count) }
    var effective = 0.0
    for launch in launches {
      effective += launch.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: launch)
    }
    let count = Double(moments.count)
    let logarithm = try LogEstimate(
      point: log(moments.mean),
      standardError: deviation / moments.mean * ((count - 1) / (count * (effective - 1))).squareRoot(),
      degreesOfFreedom: effective - 1)
    return try SideEstimate(logarithm, value: moments.mean, replicates: moments.count)
  }
}
