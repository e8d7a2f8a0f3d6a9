import BenchStatistics
import Glibc

/// How launches of one program scatter on logarithms, each scaled to a standard deviation of one.
enum LaunchShape: String, CaseIterable {
  /// The textbook case.
  case normal
  /// Student's t with 3 degrees of freedom: now and then a launch is far off, to either side.
  case heavy = "heavy tails"
  /// A tenth of the launches is slower by an exponential delay of four times the spread of the others.
  case delayed = "a tenth delayed"
  /// Every process is one of two, equally often: an address layout or a hash seed that matters.
  case levels = "two levels"

  /// One launch's deviate.
  func deviate(_ random: inout SplitMix64) -> Double {
    switch self {
    case .normal: return Self.normal(&random)
    case .heavy:
      let squares = (0..<3).reduce(0.0) { sum, _ in sum + pow(Self.normal(&random), 2) }
      return Self.normal(&random) / (squares / 3).squareRoot() / 3.0.squareRoot()
    case .delayed:
      let delay = Self.uniform(&random) < 0.1 ? -4 * log(Self.uniform(&random)) : 0
      // Variance of the delay: 0.1 · 2 · 16 − 0.4².
      return (Self.normal(&random) + delay - 0.4) / (1 + 3.2 - 0.16).squareRoot()
    case .levels: return (Self.uniform(&random) < 0.5 ? -0.9 : 0.9) + 0.19.squareRoot() * Self.normal(&random)
    }
  }

  static func normal(_ random: inout SplitMix64) -> Double { StandardNormal.quantile(uniform(&random)) }

  /// Evenly from between 0 and 1, never either.
  private static func uniform(_ random: inout SplitMix64) -> Double {
    (Double(random.next() >> 11) + 0.5) / 9_007_199_254_740_992
  }
}
