import Glibc
import Testing

@testable import BenchStatistics

@Suite("Change-point search")
struct ChangePointSearchTests {
  enum Noise: CaseIterable {
    case normal, skewed, autoregressive

    func series(_ count: Int, _ random: inout SplitMix64) -> [Double] {
      var last = random.normal()
      return (0..<count).map { _ in
        let fresh = random.normal()
        switch self {
        case .normal: return fresh
        case .skewed: return exp(fresh)
        case .autoregressive:
          last = 0.3 * last + (1 - 0.09).squareRoot() * fresh
          return last
        }
      }
    }
  }

  private func places(_ series: [Double], level: Double = 0.01) throws -> [Int] {
    try ChangePointSearch(series).changePoints(level: level).map(\.index)
  }

  /// A series of normal noise with levels, each from its place on.
  private func series(_ count: Int, seed: UInt64, levels: [(from: Int, height: Double)]) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { index in
      random.normal() + (levels.last { $0.from <= index }?.height ?? 0)
    }
  }

  @Test("Of series without a change at most the stated share shows one", arguments: Noise.allCases)
  func falseAlarms(noise: Noise) throws {
    var random = SplitMix64(seed: 11)
    var alarms = 0
    for _ in 0..<200 where try !places(noise.series(100, &random), level: 0.05).isEmpty { alarms += 1 }
    // 200 series at 5 % make 10 ± 3.
    #expect(alarms <= 14, "\(alarms)")
  }

  @Test(
    "Of short series without a change at most the stated share shows one", arguments: Noise.allCases, [8, 12, 20, 48])
  func shortFalseAlarms(noise: Noise, count: Int) throws {
    var random = SplitMix64(seed: 21)
    var alarms = 0
    for _ in 0..<1000 where try !places(noise.series(count, &random), level: 0.05).isEmpty { alarms += 1 }
    // 1,000 series at 5 % make 50 ± 7.
    #expect(alarms <= 64, "\(alarms)")
  }

  @Test("A step of twice is found in few runs that scatter by 0.2 %, wherever three runs are left on either side")
  func shortStep() throws {
    var random = SplitMix64(seed: 22)
    for count in Array(8...12) + [16, 20, 30, 48] {
      for place in count < 13 ? Array(3...(count - 3)) : [3, count / 2, count - 3] {
        let series = (0..<count).map { log($0 < place ? 100 : 200) + 0.002 * random.normal() }
        let found = try places(series, level: 0.001)
        #expect(found == [place], "\(count) runs, \(place): \(found)")
      }
    }
  }

  @Test("A step is found where it is, in any noise, and its range holds it", arguments: Noise.allCases)
  func step(noise: Noise) throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<10 {
      // Four standard deviations of either.
      let height = noise == .skewed ? 8.6 : 4
      let series = noise.series(120, &random).enumerated().map { $0.element + ($0.offset >= 70 ? height : 0) }
      let points = try ChangePointSearch(series).changePoints(level: 0.001)
      let point = try #require(points.min { ($0.index - 70).magnitude < ($1.index - 70).magnitude })
      #expect((point.index - 70).magnitude <= 3 && point.range.contains(70), "\(points)")
    }
  }

  @Test("Two steps, a change that is taken back, and the newest runs")
  func shapes() throws {
    for (levels, truth) in [
      ([(40, 3.0), (80, 6.0)], [40, 80]), ([(50, 4.0), (65, 0.0)], [50, 65]), ([(112, 5.0)], [112]),
      ([(20, 4.0), (50, 0.0), (80, 4.0)], [20, 50, 80]),
    ] {
      let found = try places(series(120, seed: 5, levels: levels.map { (from: $0.0, height: $0.1) }))
      #expect(found.count == truth.count && zip(found, truth).allSatisfy { ($0 - $1).magnitude <= 2 }, "\(found)")
    }
  }

  @Test("Outliers, single or two in a row, are no change")
  func outliers() throws {
    var values = series(120, seed: 6, levels: [])
    for index in [20, 60, 61, 100] { values[index] += 1000 }
    #expect(try places(values).isEmpty)
  }

  @Test("A constant series has no change, and one of two constants has one")
  func constants() throws {
    #expect(try places([Double](repeating: 7, count: 50)).isEmpty)
    #expect(ChangePointSearchTests.evidence([Double](repeating: 7, count: 50))?.probability == 1)
    #expect(try places([Double](repeating: 7, count: 25) + [Double](repeating: 8, count: 25)) == [25])
  }

  private static func evidence(_ series: [Double]) -> ChangePointSearch.Evidence? {
    try? ChangePointSearch(series).evidence
  }

  @Test("Too few values, and values that are no numbers, are refused")
  func refused() throws {
    #expect(throws: StatisticsError.tooFewValues(needed: 8, given: 7)) { try ChangePointSearch([1, 2, 3, 4, 5, 6, 7]) }
    #expect(throws: StatisticsError.valueNotFinite(index: 2)) {
      try ChangePointSearch([1, 2, .nan, 4, 5, 6, 7, 8])
    }
    #expect(throws: StatisticsError.self) { try ChangePointSearch([1, 2, 3, 4, 5, 6, 7, 8]).changePoints(level: 0) }
  }

  @Test("The shortest series shows a change at a strict level only where it is far larger than what scatters")
  func shortest() throws {
    #expect(try places([1, 1.1, 1.2, 1.3, 9, 9.1, 9.2, 9.3], level: 0.001) == [4])
    #expect(try places([1, 1.1, 1.2, 1.3, 1.6, 1.7, 1.8, 1.9], level: 0.001).isEmpty)
  }

  @Test("Every scale gives the same answer: it rests on ranks")
  func invariance() throws {
    let values = series(90, seed: 8, levels: [(from: 50, height: 2)])
    let expected = try ChangePointSearch(values).changePoints(level: 0.01)
    #expect(!expected.isEmpty)
    for transform in [{ 1000 + 3 * $0 }, { exp($0) }, { $0 * $0 * $0 }] as [(Double) -> Double] {
      #expect(try ChangePointSearch(values.map(transform)).changePoints(level: 0.01) == expected)
    }
    // Turned upside down, the same cuts are as marked; rounding alone may differ.
    let upsideDown = try ChangePointSearch(values.map { -$0 })
    #expect(try upsideDown.changePoints(level: 0.01) == expected)
  }
}
