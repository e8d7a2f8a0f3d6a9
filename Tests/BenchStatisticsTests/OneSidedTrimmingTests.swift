import BenchStatistics
import Glibc
import Testing

@Suite("Better half")
struct OneSidedTrimmingTests {
  private static func half(_ name: String) -> OneSidedTrimming { name == "lower" ? .lower : .upper }

  private static func lognormal(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in exp(random.normal()) }
  }

  @Test("agrees with the oracle to 1e-10, one sample and pairs", arguments: ["one", "paired"])
  func oracle(kind: String) throws {
    let rows = try Fixture.rows("better-halves.tsv").filter { $0[0] == kind }
    #expect(rows.count == 20)
    for row in rows {
      let figures = row[2...4].compactMap { Double($0) }
      let (baseline, current) = (Fixture.numbers(row[5]), Fixture.numbers(row[6]))
      let estimate =
        kind == "one"
        ? try Estimate.trimmedMean(Self.half(row[1]), of: baseline)
        : try Estimate.change(Self.half(row[1]), from: baseline, toPaired: current)
      // A difference of means of about five is exact only to their scale.
      #expect((estimate.point - figures[0]).magnitude <= 1e-14 * 5, "\(row[1]), \(baseline.count) values")
      #expect(relativeError(estimate.standardError, figures[1]) <= 1e-10, "\(row[1]), \(baseline.count) values")
      #expect(estimate.degreesOfFreedom == figures[2])
    }
  }

  @Test("the expected best of some draws agrees with the oracle to 1e-10")
  func expectedBest() throws {
    for row in try Fixture.rows("expected-bests.tsv") {
      let (draws, values) = (Int(Double(row[0]) ?? 0), Fixture.numbers(row[2]))
      let best = try OneSidedTrimming.lower.expectedBest(ofDraws: draws, from: values)
      let oracle = try #require(Double(row[1]))
      #expect(relativeError(best, oracle) <= 1e-10, "\(draws) of \(values.count)")
      let mirrored = try OneSidedTrimming.upper.expectedBest(ofDraws: draws, from: values.map { -$0 })
      #expect(mirrored == -best)
      if draws == values.count { #expect(best == values.min()) }
    }
    #expect(throws: StatisticsError.tooFewValues(needed: 3, given: 2)) {
      try OneSidedTrimming.lower.expectedBest(ofDraws: 3, from: [1, 2])
    }
  }

  @Test("keeps half, but no fewer than four", arguments: zip([1, 4, 5, 8, 9, 10, 21], [1, 4, 4, 4, 5, 5, 11]))
  func keptCount(count: Int, kept: Int) {
    #expect(OneSidedTrimming.keptCount(of: count) == kept)
  }

  @Test("up to four values are all kept: the mean, and the paired t interval")
  func few() throws {
    let (first, second) = ([4.0, 1, 2, 9], [5.0, 0.5, 3, 14])
    #expect(try Estimate.trimmedMean(.lower, of: first) == Estimate.mean(of: first))
    let paired = try Estimate.change(.lower, from: first, toPaired: second)
    let plain = try Estimate.mean(of: zip(first, second).map { $1 - $0 })
    #expect((paired.point - plain.point).magnitude < 1e-15)
    #expect(relativeError(paired.standardError, plain.standardError) < 1e-15)
    #expect(paired.degreesOfFreedom == 3)
  }

  @Test("the disturbed half counts only by its number")
  func disturbed() throws {
    let calm = try Estimate.trimmedMean(.lower, of: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(try Estimate.trimmedMean(.lower, of: [1, 2, 3, 4, 5, 6e9, 7, 8, 9, 1e300]) == calm)
    let mirrored = try Estimate.trimmedMean(.upper, of: [-1, -2, -3, -4, -5, -6, -7, -8, -9, -10])
    #expect(mirrored.point == -calm.point && mirrored.standardError == calm.standardError)
  }

  @Test("moves with a shift, grows with a scale, ignores the order, mirrors a swap", arguments: [4, 5, 10, 33])
  func invariance(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    let (first, second) = (Self.lognormal(count, &random), Self.lognormal(count, &random))
    let one = try Estimate.trimmedMean(.lower, of: first)
    let shifted = try Estimate.trimmedMean(.lower, of: first.map { $0 + 64 })
    #expect((shifted.point - one.point - 64).magnitude < 1e-12)
    #expect(relativeError(shifted.standardError, one.standardError) < 1e-11)
    let scaled = try Estimate.trimmedMean(.lower, of: first.map { $0 * 8 })
    #expect(scaled.point == one.point * 8 && scaled.standardError == one.standardError * 8)
    #expect(try Estimate.trimmedMean(.lower, of: Array(first.reversed())) == one)
    let pairs = try Estimate.change(.lower, from: first, toPaired: second)
    let turned = try Estimate.change(.lower, from: Array(first.reversed()), toPaired: Array(second.reversed()))
    #expect(turned == pairs)
    let swapped = try Estimate.change(.lower, from: second, toPaired: first)
    #expect(swapped.point == -pairs.point)
    #expect(relativeError(swapped.standardError, pairs.standardError) < 1e-14)
  }

  @Test("what both of a pair share cancels")
  func sharedPart() throws {
    var random = SplitMix64(seed: 3)
    let own = (0..<20).map { _ in (0.001 * random.normal(), 0.001 * random.normal()) }
    let shared = Self.lognormal(20, &random)
    let baseline = zip(shared, own).map { $0 + $1.0 }
    let current = zip(shared, own).map { $0 + $1.1 + 0.05 }
    let paired = try Estimate.change(.lower, from: baseline, toPaired: current)
    let apart = try Estimate.change(from: .trimmedMean(.lower, of: baseline), to: .trimmedMean(.lower, of: current))
    #expect(relativeError(paired.point, apart.point) < 1e-12)
    #expect((paired.point - 0.05).magnitude < 0.002)
    #expect(paired.standardError * 50 < apart.standardError)
  }

  @Test("samples too small or not finite are refused")
  func refusals() {
    #expect(throws: StatisticsError.tooFewValues(needed: 2, given: 1)) { try Estimate.trimmedMean(.lower, of: [1]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 1)) { try Estimate.trimmedMean(.upper, of: [1, .nan]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 0)) {
      try Estimate.change(.lower, from: [1, 2], toPaired: [.infinity, 3])
    }
  }
}

/// One-sided false alarms of the 95 % interval of a difference where both sides are alike: 2.5 % is what it states.
@Suite("Better half by simulation")
struct OneSidedTrimmingSimulation {
  enum Shape: String, CaseIterable {
    case normal, lognormal, heavy, delayed
    /// Two levels far apart, and a little noise: processes that are one of two.
    case levels

    func draw(_ random: inout SplitMix64) -> Double {
      switch self {
      case .normal: random.normal()
      case .lognormal: exp(random.normal())
      case .heavy: random.normal() / (-log(random.unit())).squareRoot()
      case .delayed: random.normal() + (random.unit() < 0.1 ? -4 * log(random.unit()) : 0)
      case .levels: (random.unit() < 0.5 ? 0 : 5) + random.normal()
      }
    }
  }

  @Test("alarms stay at what the interval states", arguments: Shape.allCases, [5, 10, 20])
  func alarms(shape: Shape, count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    var (apart, paired) = (0, 0)
    let trials = 1000
    for _ in 0..<trials {
      // Half of what scatters is the pair's own; as two independent samples they are half as noisy again.
      let shared = (0..<count).map { _ in shape.draw(&random) }
      let sides = (0..<2).map { _ in shared.map { $0 + shape.draw(&random) } }
      let change = try Estimate.change(.lower, from: sides[0], toPaired: sides[1]).interval(confidence: 0.95)
      if change.lower > 0 || change.upper < 0 { paired += 1 }
      let (first, second) = ((0..<count).map { _ in shape.draw(&random) }, (0..<count).map { _ in shape.draw(&random) })
      let other = try Estimate.change(from: .trimmedMean(.lower, of: first), to: .trimmedMean(.lower, of: second))
        .interval(confidence: 0.95)
      if other.lower > 0 || other.upper < 0 { apart += 1 }
    }
    // 5 % of 1,000 is 50, with a standard deviation of 7.
    #expect((7...70).contains(apart))
    #expect((7...70).contains(paired))
  }

  @Test("a change is found where the worse half is disturbed, and the interval is narrower than the mean's")
  func detection() throws {
    var random = SplitMix64(seed: 8)
    var (half, mean) = (0, 0)
    for _ in 0..<500 {
      let sides = [0, 0.05].map { change in
        (0..<10).map { _ in change + 0.01 * random.normal() + (random.unit() < 0.4 ? -0.3 * log(random.unit()) : 0) }
      }
      let first = try Estimate.change(from: .trimmedMean(.lower, of: sides[0]), to: .trimmedMean(.lower, of: sides[1]))
      let second = try Estimate.change(from: .mean(of: sides[0]), to: .mean(of: sides[1]))
      if try first.interval(confidence: 0.95).lower > 0 { half += 1 }
      if try second.interval(confidence: 0.95).lower > 0 { mean += 1 }
    }
    #expect(half > 400)
    #expect(mean < 100)
  }
}
