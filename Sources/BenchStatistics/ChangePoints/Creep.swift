import Glibc

/// A part of a series in which the level drifts steadily instead of changing at places.
package struct Creep: Equatable, Sendable {
  /// The values that lie along the line.
  package let part: Range<Int>
  /// Which of the change points the line stands for, by their number.
  package let changePoints: Range<Int>
  /// By how much the line rises from the first value of the part to the last.
  package let rise: Estimate

  /// The parts that a straight line explains better than the change points that were found in them.
  ///
  /// Every run of neighbouring change points is tried, from the level before the first to the level after the last, and
  /// the one with the largest gain in Schwarz's criterion (1978) is taken first. Residuals count up to three standard
  /// deviations, so that outliers decide nothing. A line costs two parameters, k change points cost 2k + 1.
  /// `correlation` is the first autocorrelation of the series, as in `LevelShift`. Cost: k² passes over the series.
  package static func found(
    in series: [Double], changePoints: [Int], correlation: Double
  ) throws(StatisticsError) -> [Creep] {
    let edges = [0] + changePoints + [series.count]
    var candidates: [(gain: Double, numbers: Range<Int>)] = []
    for first in changePoints.indices {
      for last in first..<min(changePoints.count, first + longestRun) {
        let gain = gain(in: series, edges: Array(edges[first...(last + 2)]))
        if gain > 0 { candidates.append((gain, first..<(last + 1))) }
      }
    }
    var creeps: [Creep] = []
    for (_, numbers) in candidates.sorted(by: { ($0.gain, $1.numbers.lowerBound) > ($1.gain, $0.numbers.lowerBound) }) {
      // Parts overlap where their change points are neighbours.
      let reach = (numbers.lowerBound - 1)...numbers.upperBound
      if creeps.contains(where: { reach.overlaps($0.changePoints.lowerBound...($0.changePoints.upperBound - 1)) }) {
        continue
      }
      let part = edges[numbers.lowerBound]..<edges[numbers.upperBound + 1]
      let rise = try TrendLine(Array(series[part])).rise(correlation: correlation)
      creeps.append(Creep(part: part, changePoints: numbers, rise: rise))
    }
    return creeps.sorted { $0.part.lowerBound < $1.part.lowerBound }
  }

  /// By how much Schwarz's criterion prefers the line to the levels between the edges; above zero it does.
  private static func gain(in series: [Double], edges: [Int]) -> Double {
    let values = Array(series[edges[0]..<edges[edges.count - 1]])
    var aroundLevels: [Double] = []
    for (start, end) in zip(edges, edges.dropFirst()) {
      let level = TrendLine.median(Array(series[start..<end]))
      for index in start..<end { aroundLevels.append(series[index] - level) }
    }
    let aroundLine = TrendLine(values).residuals
    let spread = min(TrendLine.spread(aroundLevels), TrendLine.spread(aroundLine))
    guard spread > 0 else { return 0 }
    func cost(_ residuals: [Double]) -> Double {
      residuals.reduce(0) { $0 + min(($1 / spread) * ($1 / spread), 9) }
    }
    let parametersMore = Double(2 * (edges.count - 2) + 1 - 2)
    return cost(aroundLevels) - cost(aroundLine) + parametersMore * log(Double(values.count))
  }

  /// A line that stands for more change points than this would have been found as fewer, larger ones.
  private static let longestRun = 12
}
