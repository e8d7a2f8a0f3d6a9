import BenchModel
import Testing

@Suite("Decimal text")
struct DecimalTextTests {
  @Test(
    "Fixed decimals round half away from zero and group thousands",
    arguments: [
      (1234.5, 2, "1,234.50"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"), (999.999, 2, "1,000.00"), (1e20, 1, "1e+20"),
      (.infinity, 1, "∞"), (-.infinity, 1, "-∞"), (.nan, 1, "NaN"), (6501.67, 0, "6,502"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(value, decimals: decimals) == text)
  }

  @Test(
    "Significant digits never cut the whole part",
    arguments: [(0.012345, "0.01235"), (1.23456, "1.235"), (123456, "123,456"), (0, "0")] as [(Double, String)])
  func significant(value: Double, text: String) {
    #expect(DecimalText.significant(value, digits: 4) == text)
  }

  @Test(
    "What somebody chose has no zeros that say nothing",
    arguments: [
      (200, "200"), (1, "1"), (1.5, "1.5"), (0.05, "0.05"), (5000, "5,000"), (1000.5, "1,001"), (-20, "-20"), (0, "0"),
      (.infinity, "∞"),
    ] as [(Double, String)])
  func chosen(value: Double, text: String) {
    #expect(DecimalText.chosen(value, digits: 4) == text)
  }

  @Test("The end of an interval says no more than that it is beyond a thousand times the baseline")
  func intervalEnd() {
    #expect(DecimalText.intervalEnd(-0.5) == "-50.0%" && DecimalText.intervalEnd(0.0123, decimals: 2) == "+1.23%")
    #expect(DecimalText.intervalEnd(1000) == "+100,000.0%" && DecimalText.intervalEnd(.infinity) == "+∞%")
    #expect(DecimalText.intervalEnd(-1000) == "-100,000.0%" && DecimalText.intervalEnd(-.infinity) == "-∞%")
    for end in [1000.001, 4.35e9, 1e300] {
      #expect(DecimalText.intervalEnd(end) == "over +100,000%")
      #expect(DecimalText.intervalEnd(-end) == "under -100,000%")
    }
  }

  @Test("Percentages carry their sign")
  func percent() {
    #expect(DecimalText.signedPercent(0.052) == "+5.2%")
    #expect(DecimalText.signedPercent(-0.5) == "-50.0%")
  }

  @Test("The smallest integer is grouped without a trap")
  func smallestInteger() {
    #expect(DecimalText.grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
