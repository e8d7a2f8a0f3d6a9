/// The step of a short series by its values themselves, where ranks have no way to be surprising.
///
/// Of eight runs there are so few orders that no rank statistic is rarer than one in fifty by chance, however far the
/// levels are apart. The largest of the two-sample t statistics of all places (Worsley 1979, "On the likelihood ratio
/// test for a shift in location of normal populations") knows how far; its chance is bounded by the sum over the
/// places (Bonferroni). Half of the degrees of freedom are kept back for tails and neighbours that resemble each
/// other, and the chance is raised with the length, since neighbours of a longer series do so over more places: of
/// simulated series of 8 to 50 values without a step, 0.2 to 1.8 % have a bound below 2.5 % (normal, lognormal, t
/// with three degrees of freedom, two levels) and up to 5.6 % with an autocorrelation of 0.3. A series that jumps
/// between two levels from run to run happens to be in order in 2 % of cases of eight runs, and looks like a step
/// then.
struct ShortSeriesStep {
  /// The first value of the new level.
  let index: Int
  /// The chance of so large a step anywhere if nothing changes.
  let probability: Double

  /// Series longer than this have ranks enough for a step that three runs show.
  static let longest = 48

  /// By how much chances of so many values are raised: twice, as of two questions asked of one series, and more for
  /// longer ones.
  static func allowance(_ count: Int) -> Double { max(2, Double(count) / 8) }

  /// Finds the most marked step; nil for a series that is too long, or too short for two levels.
  init?(_ values: ArraySlice<Double>, fewest: Int) {
    guard values.count <= Self.longest, values.count >= 2 * fewest else { return nil }
    let places = fewest...(values.count - fewest)
    let chances = places.map { Self.chance(of: $0, in: values) }
    guard let smallest = chances.indices.min(by: { chances[$0] < chances[$1] }) else { return nil }
    index = values.startIndex + fewest + smallest
    probability = min(1, chances[smallest] * Double(places.count) * Self.allowance(values.count))
  }

  /// The chance of so large a step after so many values, a place that was fixed beforehand, if nothing changes.
  static func chance(of place: Int, in values: ArraySlice<Double>) -> Double {
    guard let before = try? Moments(Array(values.prefix(place))),
      let after = try? Moments(Array(values.dropFirst(place))),
      before.count > 1, after.count > 1,
      let deviation = try? Moments.pooledDeviation(before, after)
    else { return 1 }
    let freedom = Double(values.count - 2)
    let error = deviation * (1 / Double(before.count) + 1 / Double(after.count)).squareRoot()
    let distance = (after.mean - before.mean).magnitude
    guard error > 0 else { return distance > 0 ? 0 : 1 }
    return min(1, 2 * StudentTDistribution(degreesOfFreedom: freedom / 2).upperTail(distance / error))
  }
}
