import BenchModel
import Testing

@Suite("Tolerance")
struct ToleranceTests {
  @Test(
    "The text form gives a share, a floor, or both",
    arguments: [
      ("3%", 0.03, nil, "3%"),
      ("3%|2ns", 0.03, Quantity(value: 2, unit: .nanoseconds), "3%|2ns"),
      (" 2.5 % | 10 KB ", 0.025, Quantity(value: 10240, unit: .bytes), "2.5%|10240B"),
      ("1us", 0, Quantity(value: 1000, unit: .nanoseconds), "1000ns"),
      ("0%", 0, nil, "0%"),
    ] as [(String, Double, Quantity?, String)])
  func textForm(text: String, relative: Double, floor: Quantity?, written: String) throws {
    let tolerance = try Tolerance(text)
    #expect(abs(tolerance.relative - relative) < 1e-15)
    #expect(tolerance.floor == floor)
    #expect(tolerance.description == written)
    #expect(try Tolerance(written) == tolerance)
  }

  @Test(
    "What is not a tolerance is refused with what would be one",
    arguments: ["", "%", "-3%", "3%|4%", "2ns|3ns", "3%|", "abc", "3 parsecs", "nan%", "inf%", "1e999ns", "-2ns"])
  func refused(text: String) {
    let error = #expect(throws: NotationError.self) { try Tolerance(text) }
    #expect(error?.description.contains("is not") == true)
  }
}
