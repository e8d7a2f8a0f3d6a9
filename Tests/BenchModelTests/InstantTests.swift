import BenchModel
import Testing

@Suite("Moments")
struct InstantTests {
  @Test(
    "A moment is read with its offset",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-01T12:00:00Z", 1_772_366_400), ("2024-02-29T23:59:59Z", 1_709_251_199),
      ("2026-03-01T14:00:00+02:00", 1_772_366_400), ("2026-03-01T09:30:00.123456-02:30", 1_772_366_400),
      ("1969-12-31T23:59:59Z", -1), ("2000-01-01T00:00:00Z", 946_684_800), ("1900-03-01T00:00:00Z", -2_203_891_200),
    ])
  func read(text: String, seconds: Int) throws {
    let instant = try Instant(text)
    #expect(instant.secondsSinceEpoch == seconds && instant.text == text)
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "", "2026-03-01", "2026-03-01T12:00:00", "2026-13-01T12:00:00Z", "2026-02-29T12:00:00Z", "2100-02-29T00:00:00Z",
      "2026-03-00T12:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T12:60:00Z", "2026-03-01 12:00:00Z",
      "2026-03-01T12:00:00.Z", "2026-03-01T12:00:00+2:00", "2026-03-01T12:00:00+24:00", "٢٠٢٦-03-01T12:00:00Z",
      "2026-03-01T12:00:00Zx", "+026-03-01T12:00:00Z",
    ])
  func refused(text: String) {
    #expect(throws: NotationError.self) { try Instant(text) }
  }

  @Test("Moments are ordered by time, not by their text")
  func order() throws {
    #expect(try Instant("2026-03-01T14:00:00+02:00") < Instant("2026-03-01T12:30:00Z"))
  }
}
