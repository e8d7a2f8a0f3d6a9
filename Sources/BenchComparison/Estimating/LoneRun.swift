/// Where the single run of a side stands among the several of the other.
///
/// The several tell what one may differ by, and their interval supposes that they scatter evenly. A machine that is
/// slow now and then does not: what lies within the several is therefore never called changed, whatever the interval.
struct LoneRun: Sendable, Equatable {
  /// Whether the current side lies above all of the baseline.
  let isAboveAll: Bool
  /// Whether the current side lies below all of the baseline.
  let isBelowAll: Bool

  /// Of how many runs on the other side their scatter is told; fewer count as one.
  ///
  /// Of four runs an interval reaches 3.6 standard deviations of theirs to each side, and of three 5.
  static let fewestOthers = 5

  /// Compares the figures of two sides, one of which has a single one; nil where both have several.
  init?(_ baseline: [Double], _ current: [Double]) {
    guard min(baseline.count, current.count) == 1, let low = baseline.min(), let high = baseline.max(),
      let least = current.min(), let most = current.max()
    else { return nil }
    isAboveAll = least > high
    isBelowAll = most < low
  }

  /// How often, at worst, a machine that is in another state now and then shows `count` runs in the one and the next in
  /// the other: p·(1 − p)^count is largest where p is 1/(count + 1).
  static func unmetState(of count: Int) -> Double {
    let share = 1 / Double(count + 1)
    return (0..<count).reduce(share) { product, _ in product * (1 - share) }
  }
}
