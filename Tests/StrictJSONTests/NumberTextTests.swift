import StrictJSON
import Testing

@Suite("Numbers in other text")
struct NumberTextTests {
  private func double(_ text: String) -> Double? {
    let bytes = Array("<\(text)>".utf8)
    return NumberText.double(in: bytes, 1..<bytes.count - 1)
  }

  private func count(_ text: String) -> Int? {
    let bytes = Array("<\(text)>".utf8)
    return NumberText.count(in: bytes, 1..<bytes.count - 1)
  }

  @Test(
    "Decimal notation is the nearest double",
    arguments: [
      "0", "7", "-7", "25.34", "0.0001", "1e-05", "1.5E+10", "12345678901234567890123", "9007199254740993", "1e400",
    ])
  func numbers(text: String) {
    #expect(double(text) == Double(text))
  }

  @Test(
    "Anything else is no number",
    arguments: ["", "-", "1.", ".5", "1e", "1x", " 1", "1 ", "NaN", "Inf", "+1", "0x10", "1,000"])
  func others(text: String) {
    #expect(double(text) == nil)
  }

  @Test("A count is written in digits, is above zero and fits")
  func counts() {
    #expect(count("1") == 1 && count("000200") == 200 && count("900000000000000000") == 900_000_000_000_000_000)
    for text in ["", "0", "-1", "1.5", "1e3", "99999999999999999999"] { #expect(count(text) == nil, "\(text)") }
  }
}
