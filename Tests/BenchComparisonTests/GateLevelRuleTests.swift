import BenchModel
import Testing

@testable import BenchComparison

@Suite("The level of a comparison")
struct GateLevelRuleTests {
  private static func row(_ distance: Double, _ degreesOfFreedom: Double = 18) -> GateLevelRule.Row {
    GateLevelRule.Row(distance: distance, degreesOfFreedom: degreesOfFreedom)
  }

  private static func level(_ rows: [GateLevelRule.Row], limit: Double = 0.01) -> GateLevel {
    GateLevelRule(limit: limit).level(of: rows)
  }

  @Test("Rows that are precise beside their tolerance leave the level at 95 %, however many they are")
  func precise() {
    #expect(Self.level([]).confidence == 0.95 && Self.level([]).bound == 0)
    for count in [1, 50, 5000] {
      let level = Self.level(Array(repeating: Self.row(6), count: count))
      #expect(level.confidence == 0.95 && level.bound < 0.01 && level.rows == count)
    }
  }

  @Test(
    "Noisy rows raise the level until the sum of their chances keeps the limit",
    arguments: [0, 0.7, 1.4], [2, 10, .infinity] as [Double])
  func noisy(distance: Double, degreesOfFreedom: Double) {
    for count in [1, 40, 400] {
      let level = Self.level(Array(repeating: Self.row(distance, degreesOfFreedom), count: count))
      // Where the limit is kept exactly, the last digit of the sum is the rounding's.
      #expect(level.bound <= 0.01 + 1e-12 && level.confidence >= 0.95 && level.confidence < 1)
      let row = Self.row(distance, degreesOfFreedom)
      let sum = Double(count) * row.chance(reach: row.reach(tail: (1 - level.confidence) / 2))
      #expect(sum <= 0.01 + 1e-12)
      // No more is asked than is needed: rounding figures down costs a tenth of the limit or less, digits another.
      #expect(level.confidence == 0.95 || sum > 0.007, "\(sum)")
    }
  }

  @Test("Without a tolerance the level is Bonferroni's")
  func bonferroni() {
    let level = Self.level(Array(repeating: Self.row(0), count: 100))
    #expect(abs(level.confidence - 0.9998) < 1e-12)
  }

  @Test("A noisy row more asks for more, a smaller limit as well, and the order of rows does not matter")
  func monotone() {
    let rows = (0..<60).map { Self.row(1 + Double($0 % 7) / 5, 8 + Double($0 % 5)) }
    let level = Self.level(rows)
    #expect(level.confidence > 0.95)
    #expect(Self.level(rows + Array(repeating: Self.row(0.2), count: 20)).confidence > level.confidence)
    #expect(Self.level(rows, limit: 0.001).confidence > level.confidence)
    #expect(Self.level(rows.reversed()) == level)
  }

  @Test("Extreme figures give a level and no trap")
  func extremes() {
    for distance in [0, 1e-300, 11.99, 12, 1e300, .infinity] {
      for freedom in [1e-12, 0.5, 1e18, .infinity] {
        let level = Self.level([Self.row(distance, freedom), Self.row(1)])
        #expect(level.confidence >= 0.95 && level.confidence < 1 && level.bound <= 0.01)
      }
    }
  }
}
