import BenchModel
import BenchStatistics
import Glibc

/// Chooses the confidence of all intervals so that a comparison in which nothing changed rarely fails.
///
/// A row whose truth is no change at all is called regressed when its interval clears the tolerance: the tail of a
/// noncentral t distribution, whose noncentrality is the tolerance in the row's own standard errors. The rows' chances
/// are added (Boole's inequality), which bounds the chance of any of them whatever their correlation, as between the
/// typical and the upper time of one benchmark. The confidence is the lowest from 95 % on whose sum keeps the limit:
/// precise rows add nothing to it, noisy ones ask for more. The standard errors are estimates put in the place of the
/// true ones; `benchmarks/gates` measures what that does to the rate, and beside the rules that were not chosen.
///
/// Where the launches of one program differ by up to the between-launch floor, the widened interval of a single launch
/// may have that much on its worse side already: the widening is therefore no part of the noncentrality.
struct GateLevelRule: Sendable {
  /// What a row contributes: its distance from the tolerance in standard errors, and its degrees of freedom.
  struct Row: Sendable {
    let distance: Double
    let degreesOfFreedom: Double

    /// The chance of a false alarm by an interval that leaves out `tail` at each end.
    func chance(tail: Double) -> Double {
      let quantile = StudentTDistribution(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: tail)
      return NoncentralTDistribution(degreesOfFreedom: degreesOfFreedom, noncentrality: -distance).upperTail(quantile)
    }
  }

  /// The chance of a false gate that is to be kept.
  let limit: Double

  /// The level of a comparison with these gating rows.
  func level(of rows: [Row]) -> GateLevel {
    let buckets = Self.buckets(of: rows)
    func bound(_ tail: Double) -> Double { buckets.reduce(0) { $0 + $1.row.chance(tail: tail) * Double($1.count) } }
    var tail = (1 - VerdictRule.leastConfidence) / 2
    if bound(tail) > limit {
      // No row is likelier to fail than by a tail of the interval, so that this share of the limit each suffices.
      var kept = log(limit / Double(rows.count))
      var broken = log(tail)
      // Sixteen halvings leave less than a thousandth of the tail between what is kept and what is not.
      for _ in 0..<16 {
        let middle = (kept + broken) / 2
        if bound(exp(middle)) <= limit { kept = middle } else { broken = middle }
      }
      tail = Self.printable(exp(kept))
    }
    return GateLevel(confidence: 1 - 2 * tail, limit: limit, bound: bound(tail), rows: rows.count)
  }

  /// The next smaller tail for which the confidence has two digits after its nines, so that pages print it as it is.
  private static func printable(_ tail: Double) -> Double {
    let step = pow(10, (log10(2 * tail)).rounded(.down) - 1)
    return (2 * tail / step * (1 + 1e-12)).rounded(.down) * step / 2
  }

  private struct Bucket: Hashable {
    let distance: Int
    let degreesOfFreedom: Int
  }

  /// Rows that are alike, counted, so that thousands of them cost no more than a few hundred.
  ///
  /// Both figures are rounded down, and the chance rises as either falls: a bucket promises no less than its rows keep.
  /// Beyond 12 standard errors a chance is below 1e-30 and is left out.
  private static func buckets(of rows: [Row]) -> [(row: Row, count: Int)] {
    var counts: [Bucket: Int] = [:]
    for row in rows where row.distance < 12 {
      let freedom = log2(min(max(row.degreesOfFreedom, 0x1p-10), 0x1p40))
      let bucket = Bucket(
        distance: Int(row.distance * distanceSteps), degreesOfFreedom: Int((freedom * freedomSteps).rounded(.down)))
      counts[bucket, default: 0] += 1
    }
    // A sum of floating-point numbers depends on their order, and that of a dictionary is random.
    let ordered = counts.sorted {
      ($0.key.distance, $0.key.degreesOfFreedom) < ($1.key.distance, $1.key.degreesOfFreedom)
    }
    return ordered.map { bucket, count in
      let row = Row(
        distance: Double(bucket.distance) / distanceSteps,
        degreesOfFreedom: exp2(Double(bucket.degreesOfFreedom) / freedomSteps))
      return (row, count)
    }
  }

  /// A 64th of a standard error changes the chance by a few per cent of itself.
  private static let distanceSteps = 64.0
  /// A sixteenth of an octave of degrees of freedom does as well.
  private static let freedomSteps = 16.0
}
