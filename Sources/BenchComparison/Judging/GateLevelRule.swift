import BenchModel
import BenchStatistics
import Glibc

/// Chooses the confidence of all intervals so that a comparison in which nothing changed rarely fails.
///
/// A row whose truth is no change at all is called regressed when its interval clears the tolerance: the tail of a
/// noncentral t distribution, whose noncentrality is the tolerance in the row's own standard errors. The rows' chances
/// are added (Boole's inequality), which bounds the chance of any of them whatever their correlation, as between the
/// best and the mean time of one benchmark. The confidence is the lowest from 95 % on whose sum keeps the limit:
/// precise rows add nothing to it, noisy ones ask for more. A row of two moments may differ by its drift, whose scale
/// is known and whose tails are heavy: its chance is that of Student's t beyond tolerance and interval together. The
/// standard errors are estimates put in the place of the true ones; `benchmarks/gates` measures what that does to the
/// rate, and beside the rules that were not chosen.
///
/// Where the launches of one program differ by up to the between-launch floor, the widened interval of a single launch
/// may have that much on its worse side already: the widening is therefore no part of the noncentrality.
struct GateLevelRule: Sendable {
  /// What a row contributes: its distance from the tolerance in standard errors, and its degrees of freedom.
  struct Row: Sendable {
    let distance: Double
    let degreesOfFreedom: Double
    /// Whether the row's own deviations have the tails of Student's t, as those between two moments do, and not its
    /// standard error alone.
    var hasTails = false

    /// How many standard errors an interval reaches that leaves out `tail` at each end.
    func reach(tail: Double) -> Double {
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: tail)
    }

    /// The chance of a false alarm by an interval that reaches so many standard errors.
    func chance(reach: Double) -> Double {
      if hasTails { return StudentTDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(reach + distance) }
      return NoncentralTDistribution(degreesOfFreedom: degreesOfFreedom, noncentrality: -distance).upperTail(reach)
    }
  }

  /// The chance of a false gate that is to be kept.
  let limit: Double
  /// What the intervals may leave out at each end: less than at the least confidence where the rows were looked at
  /// before.
  var widest = Confidence.widestTail

  /// The level of a comparison with these gating rows.
  func level(of rows: [Row]) -> GateLevel {
    let buckets = Self.buckets(of: rows)
    let chances = Self.chances(of: buckets, tail: widest)
    let sum = chances.reduce(0, +)
    guard sum > limit else {
      return GateLevel(confidence: 1 - 2 * widest, limit: limit, bound: sum, rows: rows.count)
    }
    // What adds nothing at the lowest confidence adds less at a higher one, and need not be asked again.
    let negligible = limit / Double(1000 * buckets.count)
    let asked = zip(buckets, chances).filter { $0.1 > negligible }.map(\.0)
    let rest = chances.filter { $0 <= negligible }.reduce(0, +)
    func bound(_ tail: Double) -> Double { Self.chances(of: asked, tail: tail).reduce(rest, +) }
    // No row is likelier to fail than by a tail of the interval, so that this share of the limit each suffices.
    let kept = log((limit - rest) / Double(rows.count))
    let root = Self.root(from: kept, to: log(widest)) { log(bound(exp($0)) / limit) }
    let tail = Self.printable(exp(root))
    return GateLevel(confidence: 1 - 2 * tail, limit: limit, bound: bound(tail), rows: rows.count)
  }

  /// A place at which a rising function is zero or less by at most a thousandth, between one where it is not above zero
  /// and one where it is.
  ///
  /// The Illinois method (Dowell & Jarratt 1971): a sum of tails is nearly straight in logarithms, so that it takes a
  /// handful of steps where halving takes fourteen.
  private static func root(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    var (below, above) = (function(low), function(high))
    var wasBelow: Bool?
    for _ in 0..<40 where below < -0.001 {
      let middle = low - below * (high - low) / (above - below)
      let value = function(middle)
      if value <= 0 {
        (low, below) = (middle, value)
        if wasBelow == true { above /= 2 }
      } else {
        (high, above) = (middle, value)
        if wasBelow == false { below /= 2 }
      }
      wasBelow = value <= 0
    }
    return low
  }

  /// The next smaller tail for which the confidence has two digits after its nines, so that pages print it as it is.
  private static func printable(_ tail: Double) -> Double {
    let step = pow(10, (log10(2 * tail)).rounded(.down) - 1)
    return (2 * tail / step * (1 + 1e-12)).rounded(.down) * step / 2
  }

  /// Rows that are alike, and how many they are.
  private struct Bucket {
    let row: Row
    let count: Int
  }

  /// The chance of a false alarm in each of these buckets, of which those with equal degrees of freedom are neighbours.
  private static func chances(of buckets: [Bucket], tail: Double) -> [Double] {
    var (freedom, reach) = (Double.nan, Double.nan)
    return buckets.map { bucket in
      if bucket.row.degreesOfFreedom != freedom {
        (freedom, reach) = (bucket.row.degreesOfFreedom, bucket.row.reach(tail: tail))
      }
      return bucket.row.chance(reach: reach) * Double(bucket.count)
    }
  }

  private struct Place: Hashable {
    let hasTails: Bool
    let distance: Int
    let degreesOfFreedom: Int
  }

  /// Rows that are alike, counted, so that thousands of them cost no more than a few hundred.
  ///
  /// Both figures are rounded down, and the chance rises as either falls: a bucket promises no less than its rows keep.
  /// Beyond 12 standard errors a chance is below 1e-30 and is left out, and so is one of heavy tails beyond a thousand.
  private static func buckets(of rows: [Row]) -> [Bucket] {
    var counts: [Place: Int] = [:]
    for row in rows where row.distance < (row.hasTails ? 1e3 : 12) {
      let freedom = log2(min(max(row.degreesOfFreedom, 0x1p-10), 0x1p40))
      let place = Place(
        hasTails: row.hasTails, distance: Int(row.distance * distanceSteps),
        degreesOfFreedom: Int((freedom * freedomSteps).rounded(.down)))
      counts[place, default: 0] += 1
    }
    // A sum of floating-point numbers depends on their order, and that of a dictionary is random.
    let ordered = counts.ordered {
      ($0.key.hasTails ? 1 : 0, $0.key.degreesOfFreedom, $0.key.distance)
        < ($1.key.hasTails ? 1 : 0, $1.key.degreesOfFreedom, $1.key.distance)
    }
    return ordered.map { place, count in
      let row = Row(
        distance: Double(place.distance) / distanceSteps,
        degreesOfFreedom: exp2(Double(place.degreesOfFreedom) / freedomSteps), hasTails: place.hasTails)
      return Bucket(row: row, count: count)
    }
  }

  /// A 64th of a standard error changes the chance by a few per cent of itself.
  private static let distanceSteps = 64.0
  /// A sixteenth of an octave of degrees of freedom does as well.
  private static let freedomSteps = 16.0
}
