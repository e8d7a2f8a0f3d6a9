import Glibc

/// What two moments differ by for one program, from several programs that were each measured at the same few moments.
///
/// Each value is taken beside its program's median, and from five programs on beside the median of all programs at that
/// moment, which is a move that all share. The differences between two moments are then those of pairs. Their 75th
/// percentile is divided by that of Student's t with the degrees of freedom that the caller takes them to have (its
/// tails are heavy), so that the fourth that moves furthest does not count by how far. Few moments may lie near one
/// another by chance: the deviation is raised to the upper end of a one-sided 90 % interval by the chi-squared
/// distribution (Wilson & Hilferty 1931), which takes the moments for independent and the moves for about normal. In
/// simulations up to a fifth of the deviations are below the true one all the same.
package struct MomentScatter: Equatable, Sendable {
  /// The standard deviation of the difference between two moments, beside a move that all programs share.
  package let deviation: Double
  /// The standard deviation of the difference of such a common move; zero where it is not told apart.
  package let commonDeviation: Double
  /// How many independent differences it rests on.
  package let degreesOfFreedom: Int

  /// Fewer programs do not tell a common move from their own.
  private static let fewestForCommonMove = 5
  private static let share = 0.75
  private static let confidence = 0.9

  /// Finds the scatter of logarithms, a row a program and a column a moment, all columns of one length.
  ///
  /// - Parameter tails: the degrees of freedom of Student's t that the differences are distributed as.
  /// - Throws: where there is no program, or no two moments, or the rows differ in length.
  package init(of logarithms: [[Double]], tails: Double) throws(StatisticsError) {
    guard let moments = logarithms.first?.count, moments > 1 else {
      throw .tooFewValues(needed: 2, given: logarithms.first?.count ?? 0)
    }
    for row in logarithms where row.count != moments { throw .tooFewValues(needed: moments, given: row.count) }
    var moves: [[Double]] = []
    for row in logarithms {
      let median = try OrderedSample(row).median
      moves.append(row.map { $0 - median })
    }
    var common = [Double](repeating: 0, count: moments)
    if moves.count >= Self.fewestForCommonMove {
      for moment in common.indices { common[moment] = try OrderedSample(moves.map { $0[moment] }).median }
    }
    degreesOfFreedom = Self.degreesOfFreedom(programs: moves.count, moments: moments)
    let own = moves.map { row in zip(row, common).map { $0 - $1 } }
    deviation = try Self.deviation(of: own, degreesOfFreedom: degreesOfFreedom, tails: tails)
    commonDeviation = try Self.deviation(of: [common], degreesOfFreedom: moments - 1, tails: tails)
  }

  /// How many independent differences so many programs give at so many moments.
  ///
  /// Few programs, whose common move is not told apart, may all move as one.
  package static func degreesOfFreedom(programs: Int, moments: Int) -> Int {
    (programs >= fewestForCommonMove ? programs - 1 : 1) * (moments - 1)
  }

  private static func deviation(
    of moves: [[Double]], degreesOfFreedom: Int, tails: Double
  ) throws(StatisticsError) -> Double {
    let differences = moves.flatMap { row in
      row.indices.flatMap { first in row[(first + 1)...].map { ($0 - row[first]).magnitude } }
    }
    let expected = StudentTDistribution(degreesOfFreedom: tails).quantile(upperTail: (1 - share) / 2)
    let found = try OrderedSample(differences).quantile(share) / expected
    let freedom = Double(degreesOfFreedom)
    let step = 2 / (9 * freedom)
    // The lower tenth of a chi-squared variable over its degrees of freedom.
    let low = pow(max(1 - step + StandardNormal.quantile(1 - confidence) * step.squareRoot(), 0), 3)
    return found / max(low, .leastNormalMagnitude).squareRoot()
  }
}
