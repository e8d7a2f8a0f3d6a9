import Glibc

/// The chance that a series in which nothing changes has a cut as marked as the one that was found.
///
/// Method: a cut's score is first carried to the normal scale through Student's t, which is exact for normal values and
/// close to the permutation distribution for others (Pitman 1937, "Significance Tests Which May be Applied to Samples
/// from any Populations"). That the best of all cuts was taken is accounted for by the boundary-crossing approximations
/// for the discrete Brownian bridge: James, James & Siegmund 1987, "Tests for a Change-Point", for a step, and Siegmund
/// 1988 in the form of Venkatraman & Olshen 2007 for an arc. No answer is below the chance that as many exchangeable
/// values are separated so clearly, which bounds what short series can show. Assumes independent values.
struct ScanSignificance {
  /// How many values the series has.
  let count: Int
  /// How many values at least are on both sides of a cut.
  let fewest: Int

  /// The chance for the best step.
  func step(_ cut: CumulativeScan.Cut) -> Double {
    let height = normalScore(cut.squaredScore)
    guard height >= 1 else { return 1 }
    let count = Double(count)
    let edge = log(Double(self.count - fewest) / Double(fewest))
    let width = 2 * edge / Double(Self.gridPoints)
    var sum = 0.0
    for point in 0..<Self.gridPoints {
      let share = 1 / (1 + exp(edge - (Double(point) + 0.5) * width))
      sum += Self.overshoot(height / (count * share * (1 - share)).squareRoot())
    }
    return limited(height * Self.density(height) * sum * width, cut)
  }

  /// The chance for the best arc.
  func arc(_ cut: CumulativeScan.Cut) -> Double {
    let height = normalScore(cut.squaredScore)
    guard height >= 1 else { return 1 }
    let count = Double(count)
    let width = (0.5 - Double(fewest) / count) / Double(Self.gridPoints)
    var sum = 0.0
    for point in 0..<Self.gridPoints {
      let share = 0.5 + (Double(point) + 0.5) * width
      let overshoot = Self.overshoot(height / (count * share * (1 - share)).squareRoot())
      sum += overshoot * overshoot / (share * (1 - share) * (1 - share))
    }
    return limited(0.5 * height * height * height * Self.density(height) * sum * width, cut)
  }

  /// The chance for a cut whose place was known beforehand.
  func fixed(_ cut: CumulativeScan.Cut) -> Double {
    limited(2 * StandardNormal.cumulative(-normalScore(cut.squaredScore)), cut)
  }

  /// The score of a standard normal number with the same chance of being exceeded.
  private func normalScore(_ squaredScore: Double) -> Double {
    guard count > 2 else { return 0 }
    let freedom = Double(count - 2)
    // Rounding may bring the share of the spread that a cut explains to one or above.
    let explained = min(squaredScore / Double(count - 1), 1 - 0x1p-40)
    let t = (freedom * explained / (1 - explained)).squareRoot()
    // The square of a score beyond 37 exceeds the exponent of a double.
    let tail = max(StudentTDistribution(degreesOfFreedom: freedom).upperTail(t), 1e-300)
    return max(0, -StandardNormal.quantile(tail))
  }

  /// At most 1, and at least two of all ways to choose the cut's values among exchangeable ones.
  private func limited(_ probability: Double, _ cut: CumulativeScan.Cut) -> Double {
    let inside = Double(cut.end - cut.start)
    let outside = Double(count) - inside
    let ways = LogGamma.value(Double(count) + 1) - LogGamma.value(inside + 1) - LogGamma.value(outside + 1)
    return min(1, max(probability, 2 * exp(-ways)))
  }

  private static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }

  /// The correction for looking at whole steps of time only (Siegmund & Yakir 2007, "The Statistics of Gene Mapping").
  private static func overshoot(_ x: Double) -> Double {
    let half = x / 2
    let cumulative = StandardNormal.cumulative(half)
    return (2 / x) * (cumulative - 0.5) / (half * cumulative + density(half))
  }

  /// Doubling the points of the midpoint rule changes no chance below 5 % by more than a thousandth of itself.
  private static let gridPoints = 100
}
