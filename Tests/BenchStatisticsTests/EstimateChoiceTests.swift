import BenchStatistics
import Glibc
import Testing

@Suite("The narrower of two estimates")
struct EstimateChoiceTests {
  @Test("The one with the narrower interval is taken, whichever comes first, and widened by a twentieth")
  func narrower() throws {
    let narrow = try Estimate(point: 1, standardError: 0.1, degreesOfFreedom: 12)
    let wide = try Estimate(point: 2, standardError: 0.2, degreesOfFreedom: 30)
    let widened = try Estimate(point: 1, standardError: 0.1 * 1.05, degreesOfFreedom: 12)
    #expect(try Estimate.narrower(of: narrow, wide) == widened)
    #expect(try Estimate.narrower(of: wide, narrow) == widened)
  }

  @Test("Few degrees of freedom count against an estimate")
  func degreesOfFreedom() throws {
    let few = try Estimate(point: 1, standardError: 0.09, degreesOfFreedom: 3)
    let many = try Estimate(point: 2, standardError: 0.1, degreesOfFreedom: 12)
    #expect(try Estimate.narrower(of: few, many).point == 2)
  }

  @Test("Of two alike the first is taken, and no spread stays none")
  func ties() throws {
    let first = try Estimate(point: 1, standardError: 0, degreesOfFreedom: 5)
    let second = try Estimate(point: 2, standardError: 0, degreesOfFreedom: 5)
    #expect(try Estimate.narrower(of: first, second) == first)
  }

  enum Shape: String, CaseIterable {
    case normal, lognormal
    /// Rounds at one of two speeds, which both sides of a pair share, and their own noise.
    case sharedLevels
    /// The same, but each side's speed is its own.
    case ownLevels

    func pair(_ random: inout SplitMix64) -> (Double, Double) {
      func level() -> Double { random.unit() < 0.4 ? 5 : 0 }
      switch self {
      case .normal: return (random.normal(), random.normal())
      case .lognormal: return (exp(random.normal()), exp(random.normal()))
      case .sharedLevels:
        let shared = level()
        return (shared + 0.2 * random.normal(), shared + 0.2 * random.normal())
      case .ownLevels: return (level() + 0.2 * random.normal(), level() + 0.2 * random.normal())
      }
    }
  }

  @Test("Alarms stay at what the interval states, and the width at that of the better one", arguments: Shape.allCases)
  func simulation(shape: Shape) throws {
    var random = SplitMix64(seed: 17)
    var alarms = 0
    var widths: [[Double]] = [[], [], []]
    for _ in 0..<1000 {
      let pairs = (0..<25).map { _ in shape.pair(&random) }
      let (before, after) = (pairs.map(\.0), pairs.map(\.1))
      let shared = try Estimate.trimmedMean(of: zip(before, after).map { $1 - $0 })
      let apart = try Estimate.change(.lower, from: before, toPaired: after)
      let chosen = try Estimate.narrower(of: shared, apart)
      let interval = try chosen.interval(confidence: 0.95)
      if interval.lower > 0 || interval.upper < 0 { alarms += 1 }
      for (place, estimate) in [chosen, shared, apart].enumerated() { widths[place].append(estimate.standardError) }
    }
    // 5 % of 1,000 is 50, with a standard deviation of 7.
    #expect((15...72).contains(alarms), "\(alarms)")
    let medians = try widths.map { try OrderedSample($0).median }
    #expect(medians[0] <= 1.06 * min(medians[1], medians[2]), "\(medians)")
  }
}
