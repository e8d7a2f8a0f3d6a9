import BenchStatistics
import Testing

@Suite("Statistics error")
struct StatisticsErrorTests {
  @Test(
    "says what is wrong, where, and what to do",
    arguments: [
      (
        StatisticsError.tooFewValues(needed: 2, given: 1),
        "sample has 1 value(s), this statistic needs at least 2: measure more"
      ),
      (.valueNotFinite(index: 0), "value 1 of the sample is not a finite number: remove it or measure again"),
      (
        .valueNotPositive(index: 4),
        "value 5 of the sample is not above zero, a ratio needs positive values: compare it by difference"
      ),
      (
        .parameterOutOfRange(name: "confidence", value: 95, allowed: "a number above 0 and below 1"),
        "confidence is 95.0: give a number above 0 and below 1"
      ),
      (
        .resultNotFinite(quantity: "standard error"),
        "standard error exceeds the range of a double: use a larger unit for the values"
      ),
    ])
  func message(error: StatisticsError, text: String) {
    #expect(error.description == text)
  }
}
