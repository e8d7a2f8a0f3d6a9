import CommandFramework
import Testing

@Suite("Dates, moments and identifiers")
struct MomentTests {
  @Test(
    "days count from 1970 by the Gregorian rule",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("1900-03-01", -25_508),
      ("2024-12-31", 20_088), ("0000-03-01", -719_468), ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
    ])
  func days(text: String, expected: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSince1970 == expected)
    #expect(date.description == text)
  }

  @Test("every day of four centuries follows the one before")
  func succession() throws {
    var expected = try #require(CalendarDate("1800-01-01")).daysSince1970
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(in: month, of: year) {
          #expect(CalendarDate(year: year, month: month, day: day)?.daysSince1970 == expected)
          expected += 1
        }
      }
    }
  }

  @Test(
    "days that do not exist and other writings are refused",
    arguments: [
      "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-04-31", "2024-1-01", "24-01-01", "2024-01-01 ",
      "20240101", "",
      "2024-01-0x", "-024-01-01",
    ])
  func badDates(text: String) { #expect(CalendarDate(text) == nil) }

  @Test(
    "moments are read and written in their standard form",
    arguments: [
      ("2024-02-29T12:30:05Z", 1_709_209_805, 0), ("2024-02-29T12:30:05.25+01:00", 1_709_206_205, 250_000_000),
      ("1969-12-31T23:59:59-00:30", 1_799, 0), ("2024-02-29T00:00:00.000000001Z", 1_709_164_800, 1),
    ])
  func moments(text: String, seconds: Int, nanosecond: Int) throws {
    let moment = try #require(DateTime(text))
    #expect(moment.secondsSince1970 == seconds)
    #expect(moment.nanosecond == nanosecond)
    #expect(moment.description == text)
  }

  @Test(
    "other writings of moments are refused",
    arguments: [
      "2024-02-29", "2024-02-29T12:30Z", "2024-02-29T12:30:05", "2024-02-29T24:00:00Z", "2024-02-29T12:60:00Z",
      "2024-06-30T23:59:60Z",
      "2024-02-29T12:30:05.Z", "2024-02-29T12:30:05+1:00", "2024-02-29T12:30:05+24:00", "2024-02-29T12:30:05Zx",
      "2024-02-30T12:30:05Z",
    ])
  func badMoments(text: String) { #expect(DateTime(text) == nil) }

  @Test("one moment under two offsets is equal, hashes equal, and orders with others")
  func equality() throws {
    let utc = try #require(DateTime("2024-01-01T12:00:00Z"))
    let cet = try #require(DateTime("2024-01-01 13:00:00+01:00"))
    #expect(utc == cet && Set([utc, cet]).count == 1)
    #expect(try utc < #require(DateTime("2024-01-01T12:00:00.1Z")))
  }

  @Test("identifiers are read in either case and written in lower case")
  func identifiers() throws {
    let id = try #require(UniqueIdentifier("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"))
    #expect(id.description == "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
    #expect(UniqueIdentifier(id.description) == id)
    #expect(UniqueIdentifier(bits: 0).description == "00000000-0000-0000-0000-000000000000")
    for bad in [
      "", "f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bfg",
      "f81d4fae-7dec-11d0-a765-00a0c91e6bf66",
    ] {
      #expect(UniqueIdentifier(bad) == nil)
    }
  }

  struct Booking: InputModel {
    let id: UniqueIdentifier
    let day: CalendarDate
    let at: DateTime
    static let schema = Schema<Self>(
      Attribute("id", .uuid(), \.id),
      Attribute("day", .date(minimum: CalendarDate(year: 2000, month: 1, day: 1)), \.day),
      Attribute("at", .dateTime(), \.at), make: Self.init)
  }

  @Test("as inputs they are cast from their standard forms, dates and moments also from each other")
  func inputs() throws {
    let good: Value = ["id": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "day": "2024-02-29", "at": "2024-02-29T12:30:05Z"]
    let booking = try Booking(casting: good)
    #expect(Booking.schema.encode(booking) == good)
    let crossed = try Booking(casting: ["id": good["id"] ?? nil, "day": "2024-02-29T12:30:05Z", "at": "2024-02-29"])
    #expect(crossed.day == booking.day && crossed.at.description == "2024-02-29T00:00:00Z")
    let wrong = #expect(throws: CommandFailure.self) {
      try Booking(casting: ["id": "x", "day": "1999-12-31", "at": 5])
    }
    #expect(wrong?.errors.map(\.key) == ["data.id.invalid_uuid", "data.day.too_small", "data.at.invalid_type"])
  }
}
