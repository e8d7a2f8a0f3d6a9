import Testing

@testable import BenchStatistics

@Suite("Creep and the size of changes")
struct CreepTests {
  private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  private func creeps(_ series: [Double]) throws -> [Creep] {
    let points = try ChangePointSearch(series).changePoints(level: 0.01).map(\.index)
    return try Creep.found(in: series, changePoints: points, correlation: 0)
  }

  @Test("A steady drift is a creep, and its rise is that of the line", arguments: [1.0, -1.0])
  func drift(sign: Double) throws {
    let series = noise(150, seed: 3).enumerated().map { $0.element + sign * 0.06 * Double($0.offset) }
    let creeps = try creeps(series)
    let creep = try #require(creeps.max { $0.part.count < $1.part.count })
    #expect(creep.part.count >= 100, "\(creeps)")
    let expected = sign * 0.06 * Double(creep.part.count - 1)
    let interval = try creep.rise.interval(confidence: 0.999)
    #expect(interval.lower < expected && expected < interval.upper)
    #expect(interval.upper - interval.lower < 3)
  }

  @Test("Steps are steps, one or two of them, up or down", arguments: [3.0, -3.0])
  func steps(height: Double) throws {
    let one = noise(120, seed: 4).enumerated().map { $0.element + ($0.offset >= 60 ? height : 0) }
    let two = one.enumerated().map { $0.element + ($0.offset >= 90 ? height : 0) }
    for series in [one, two] { #expect(try creeps(series).isEmpty) }
  }

  @Test("Outliers move no line")
  func outliers() {
    var values = (0..<40).map { 2 * Double($0) }
    for index in [3, 17, 30] { values[index] = 1e6 }
    let line = TrendLine(values)
    #expect(line.slope == 2 && line.start == 0)
  }

  @Test("The size of a change covers the truth about as often as it says")
  func coverage() throws {
    var covered = 0
    for seed in 0..<300 as Range<UInt64> {
      let values = noise(40, seed: 100 + seed)
      let shift = try LevelShift.estimate(
        before: Array(values[..<25]), after: values[25...].map { $0 + 1 }, correlation: 0)
      let interval = try shift.interval(confidence: 0.95)
      if interval.lower <= 1, interval.upper >= 1 { covered += 1 }
    }
    #expect((275...298).contains(covered), "\(covered)")
  }

  @Test("Correlated values widen the interval of a change")
  func correlation() throws {
    let (before, after) = (noise(20, seed: 1), noise(20, seed: 2))
    let independent = try LevelShift.estimate(before: before, after: after, correlation: 0)
    let correlated = try LevelShift.estimate(before: before, after: after, correlation: 0.5)
    #expect(correlated.point == independent.point)
    #expect(relativeError(correlated.standardError, independent.standardError * 3.0.squareRoot()) < 1e-12)
    #expect(correlated.degreesOfFreedom < independent.degreesOfFreedom)
  }
}
