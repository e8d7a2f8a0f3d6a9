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
