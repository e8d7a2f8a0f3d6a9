import BenchModel
import BenchStatistics
import Glibc

/// The difference of two sides on logarithms with its interval, and the figures of both sides it was made from.
struct LogChange: Sendable {
  /// The baseline's figure.
  let baseline: Estimate
  /// The current figure.
  let current: Estimate
  /// The estimated difference `current − baseline`.
  let point: Double
  /// What an interval rests on, for planning and for the level of a comparison; nil where an end is unbounded.
  let basis: LogEstimate?
  /// The standard deviation of the replicates of both sides, on logarithms; nil where there are too few, or where they
  /// were compared in pairs.
  private(set) var scatter: Double?
  /// Where the single run of a side stands among those of the other; nil where it is no comparison of such.
  private(set) var lone: LoneRun?
  private let quantiles: (baseline: QuantileEstimate, current: QuantileEstimate)?

  /// The difference of two independent estimates, by Welch and Satterthwaite.
  init(from baseline: SideEstimate, to current: SideEstimate) throws(StatisticsError) {
    let change = try LogEstimate.change(from: baseline.logarithm, to: current.logarithm)
    self.init(change, from: baseline, to: current)
  }

  /// The difference of two sides whose pairs were compared.
  init(_ change: LogEstimate, from baseline: SideEstimate, to current: SideEstimate) {
    self.baseline = baseline.shown
    self.current = current.shown
    point = change.point
    basis = change
    quantiles = nil
  }

  /// The difference with what this makes of its error; one of quantiles has no error of its own and stays as it is.
  func with(_ allowance: (LogEstimate) throws(StatisticsError) -> LogEstimate) -> LogChange {
    guard quantiles == nil, let basis, let wider = try? allowance(basis) else { return self }
    var change = LogChange(baseline: baseline, current: current, basis: wider).with(scatter: scatter)
    change.lone = lone
    return change
  }

  /// The difference of runs that are taken to scatter alike on both sides (Student's two-sample t, pooled variance), so
  /// that several of one side tell what the single one of the other may differ by: its prediction interval.
  ///
  /// - Parameters: the figure of each run of either side, on logarithms; three or more of both together.
  init(pooling baseline: [Double], _ current: [Double]) throws(StatisticsError) {
    let deviation = try Moments.pooledDeviation(Moments(baseline), Moments(current))
    let freedom = Double(baseline.count + current.count - 2)
    func side(_ logarithms: [Double]) throws(StatisticsError) -> SideEstimate {
      try SideEstimate(
        LogEstimate(
          point: Moments(logarithms).mean, standardError: deviation / Double(logarithms.count).squareRoot(),
          degreesOfFreedom: freedom),
        replicates: logarithms.count)
    }
    let (first, second) = (try side(baseline), try side(current))
    let change = try LogEstimate(
      point: second.logarithm.point - first.logarithm.point,
      standardError: hypot(first.logarithm.standardError, second.logarithm.standardError), degreesOfFreedom: freedom)
    self.init(change, from: first, to: second)
    lone = LoneRun(baseline, current)
  }

  /// The difference with the scatter of its replicates.
  func with(scatter: Double?) -> LogChange {
    var change = self
    change.scatter = scatter
    return change
  }

  private init(baseline: Estimate, current: Estimate, basis: LogEstimate) {
    self.baseline = baseline
    self.current = current
    self.basis = basis
    point = basis.point
    quantiles = nil
  }

  /// The difference of two quantiles with intervals of their own.
  init(from baseline: QuantileEstimate, to current: QuantileEstimate) throws(StatisticsError) {
    self.baseline = baseline.shown
    self.current = current.shown
    point = current.point - baseline.point
    quantiles = (baseline, current)
    let usual = try Self.interval(from: baseline, to: current, confidence: Confidence.least)
    if usual.lower.isFinite, usual.upper.isFinite {
      let halfWidths = -StandardNormal.quantile((1 - Confidence.least) / 2)
      basis = try LogEstimate(
        point: point, standardError: (usual.upper - usual.lower) / 2 / halfWidths, degreesOfFreedom: .infinity)
    } else {
      basis = nil
    }
  }

  /// The interval of the difference, with what two moments differ by; an end that the data cannot bound is infinite.
  func interval(confidence: Double, drift: MomentDrift? = nil) throws(StatisticsError) -> Interval {
    if let quantiles {
      let own = try Self.interval(from: quantiles.baseline, to: quantiles.current, confidence: confidence)
      guard let reach = drift?.reach(confidence: confidence) else { return own }
      return Interval(
        lower: point - hypot(point - own.lower, reach), upper: point + hypot(own.upper - point, reach),
        confidence: confidence)
    }
    guard let basis else { return Interval(lower: -.infinity, upper: .infinity, confidence: confidence) }
    guard let drift else { return try basis.interval(confidence: confidence) }
    return try drift.added(to: basis).interval(confidence: confidence)
  }

  /// The distances of the ends from the figures add in squares ("method of variance estimates recovery", Zou & Donner
  /// 2008, "Construction of confidence intervals about effect measures"), which needs no variance and keeps what is
  /// asymmetric or unbounded about the sides' intervals.
  private static func interval(
    from baseline: QuantileEstimate, to current: QuantileEstimate, confidence: Double
  ) throws(StatisticsError) -> Interval {
    let before = try baseline.interval(confidence: confidence)
    let after = try current.interval(confidence: confidence)
    let point = current.point - baseline.point
    return Interval(
      lower: point - hypot(current.point - after.lower, before.upper - baseline.point),
      upper: point + hypot(after.upper - current.point, baseline.point - before.lower), confidence: confidence)
  }
}
