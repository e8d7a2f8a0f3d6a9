import Testing

@testable import BenchFormats

@Suite("Moments")
struct UniversalTimeTests {
  @Test(
    "A time with its offset from UTC is a moment in UTC",
    arguments: [
      ("2026-11-22T15:30:21+00:00", "2026-11-22T15:30:21Z"), ("2026-11-22 15:30:21Z", "2026-11-22T15:30:21Z"),
      ("2026-11-22T15:30:21.123456+02:00", "2026-11-22T13:30:21Z"),
      ("2024-02-29T23:59:59-00:30", "2024-03-01T00:29:59Z"),
      ("2024-12-31T23:00:00-05:00", "2025-01-01T04:00:00Z"), ("2000-01-01T00:00:00+00:01", "1999-12-31T23:59:00Z"),
    ])
  func moments(given: String, text: String) {
    #expect(UniversalTime(given)?.text == text)
  }

  @Test(
    "A local time of nobody knows where is no moment",
    arguments: ["2016-08-02 17:44:46", "2026-11-22", "", "2026-13-01T00:00:00Z", "yesterday", "2026-11-22T15:30:21+2"])
  func local(given: String) {
    #expect(UniversalTime(given) == nil)
  }
}
