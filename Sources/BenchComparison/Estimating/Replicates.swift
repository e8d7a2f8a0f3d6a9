import BenchModel
import BenchStatistics
import Glibc

/// One side's independent figures on logarithms, with how many of them count as independent.
struct Replicates: Sendable {
  /// How figures are averaged.
  enum Location: Equatable {
    /// All of them, equally.
    case mean
    /// By a 20 % trimmed mean where there are enough figures.
    case trimmed
    /// The better half of them.
    case oneSidedTrimmed(OneSidedTrimming)

    /// The location of figures on logarithms.
    func estimate(of logarithms: [Double]) throws(StatisticsError) -> LogEstimate {
      switch self {
      case .mean: try LogEstimate.mean(of: logarithms)
      case .trimmed where logarithms.count >= Replicates.fewestTrimmed: try LogEstimate.trimmedMean(of: logarithms)
      case .trimmed: try LogEstimate.mean(of: logarithms)
      case .oneSidedTrimmed(let trimming): try LogEstimate.trimmedMean(trimming, of: logarithms)
      }
    }
  }

  /// How many launches a side it takes for the launch to be the replicate, and how many rounds for pairs.
  ///
  /// Two launches leave one degree of freedom, whose interval is 12.7 standard errors to each side: it decides
  /// nothing. Two are therefore treated as one, by their measurements and the between-launch floor.
  static let fewestLaunches = 3

  /// Of fewer figures trimming leaves too few.
  static let fewestTrimmed = 10

  let logarithms: [Double]
  let effectiveCount: Double

  /// One figure a launch: launches are independent as they are.
  init(
    _ statistic: Statistic, perLaunch launches: [[Double]], trimming: OneSidedTrimming, draws: Int
  ) throws(StatisticsError) {
    var figures: [Double] = []
    figures.reserveCapacity(launches.count)
    for launch in launches {
      figures.append(try RawStatistics.figure(statistic, of: launch, trimming: trimming, draws: draws))
    }
    logarithms = try BenchStatistics.logarithms(of: figures)
    effectiveCount = Double(figures.count)
  }

  /// Figures on logarithms, each independent of the others.
  init(logarithms: [Double]) {
    self.logarithms = logarithms
    effectiveCount = Double(logarithms.count)
  }

  /// Every measurement of few launches, on logarithms: neighbours in time resemble each other, so that they count as
  /// fewer.
  init(series launches: [[Double]]) throws(StatisticsError) {
    var effective = 0.0
    for series in launches {
      effective += series.count < 2 ? 1 : try Autocorrelation.effectiveSampleSize(of: series)
    }
    logarithms = launches.pooled
    effectiveCount = effective
  }

  /// The location of the figures.
  func location(_ location: Location) throws(StatisticsError) -> SideEstimate {
    let estimate = try location.estimate(of: logarithms)
    let count = Double(logarithms.count)
    guard effectiveCount < count else { return try SideEstimate(estimate, replicates: logarithms.count) }
    let corrected = try LogEstimate(
      point: estimate.point,
      standardError: estimate.standardError * ((count - 1) / (effectiveCount - 1)).squareRoot(),
      degreesOfFreedom: max(1, estimate.degreesOfFreedom * (effectiveCount - 1) / (count - 1)))
    return try SideEstimate(corrected, replicates: logarithms.count)
  }
}
