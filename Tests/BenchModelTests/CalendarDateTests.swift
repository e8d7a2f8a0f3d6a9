import BenchModel
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test("A day is read and written alike", arguments: ["2026-12-31", "2024-02-29", "2000-02-29", "0001-01-01"])
  func roundTrip(text: String) throws {
    #expect(try CalendarDate(text).description == text)
  }

  @Test(
    "What is no day is refused",
    arguments: [
      "", "2026", "2026-13-01", "2026-00-10", "2026-04-31", "2025-02-29", "1900-02-29", "2026-1-01", "26-01-01",
      "2026-12-31 ", "2026/12/31", "+026-12-31", "2026-12-00", "２０２６-01-01",
    ])
  func refused(text: String) {
    #expect(throws: NotationError.self) { try CalendarDate(text) }
  }

  @Test("Days are in the order of time")
  func order() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map { try CalendarDate($0) }
    for (earlier, later) in zip(days, days.dropFirst()) { #expect(earlier < later && !(later < earlier)) }
  }

  @Test(
    "A moment lies on its day",
    arguments: [
      ("2026-03-01T12:00:00Z", "2026-03-01"), ("2026-03-01", "2026-03-01"),
      ("2026-03-01 12:00:00.25", "2026-03-01"), ("2026-03-0112:00", nil), ("yesterday", nil), ("", nil),
      ("2026-02-30T00:00:00Z", nil),
    ] as [(String, String?)])
  func moments(text: String, day: String?) {
    #expect(CalendarDate(ofMoment: text)?.description == day)
  }
}
