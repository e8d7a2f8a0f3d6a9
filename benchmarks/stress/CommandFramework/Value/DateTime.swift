/// A moment with its offset from UTC, as RFC 3339 writes it: `2024-02-29T12:30:00.25+01:00`.
///
/// Equality and order are those of the moment; two offsets may name the same one.
package struct DateTime: Sendable {
  package let date: CalendarDate
  package let hour: Int
  package let minute: Int
  package let second: Int
  package let nanosecond: Int
  package let offsetMinutes: Int

  package init?(
    date: CalendarDate, hour: Int = 0, minute: Int = 0, second: Int = 0, nanosecond: Int = 0, offsetMinutes: Int = 0
  ) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    guard (0..<1_000_000_000).contains(nanosecond), abs(offsetMinutes) < 24 * 60 else { return nil }
    self.date = date
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
    self.offsetMinutes = offsetMinutes
  }

  /// Reads a date, `T` or a blank, a time with or without a fraction, and `Z` or an offset; leap seconds are refused.
  ///
  /// Digits of a fraction beyond the ninth are cut off.
  package init?(_ text: String) {
    guard let date = CalendarDate(String(text.prefix(10))) else { return nil }
    var reader = DigitReader(String(text.dropFirst(10)))
    guard reader.take("T") || reader.take("t") || reader.take(" ") else { return nil }
    guard let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
      let second = reader.digits(2)
    else { return nil }
    var nanosecond = 0
    if reader.take(".") {
      guard let fraction = reader.digitRun() else { return nil }
      for place in 0..<9 {
        nanosecond = nanosecond * 10 + (place < fraction.count ? Int(fraction[place] - UInt8(ascii: "0")) : 0)
      }
    }
    guard let offset = Self.offset(&reader), reader.isAtEnd else { return nil }
    self.init(date: date, hour: hour, minute: minute, second: second, nanosecond: nanosecond, offsetMinutes: offset)
  }

  private static func offset(_ reader: inout DigitReader) -> Int? {
    if reader.take("Z") || reader.take("z") { return 0 }
    let sign = reader.take("-") ? -1 : (reader.take("+") ? 1 : 0)
    guard sign != 0, let hours = reader.digits(2), reader.take(":"), let minutes = reader.digits(2), hours < 24,
      minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }

  /// Whole seconds since 1970-01-01T00:00:00Z; `nanosecond` counts on from there.
  package var secondsSince1970: Int {
    date.daysSince1970 * 86_400 + hour * 3600 + (minute - offsetMinutes) * 60 + second
  }
}

extension DateTime: Hashable, Comparable {
  package static func == (left: Self, right: Self) -> Bool {
    (left.secondsSince1970, left.nanosecond) == (right.secondsSince1970, right.nanosecond)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.secondsSince1970, left.nanosecond) < (right.secondsSince1970, right.nanosecond)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(secondsSince1970)
    hasher.combine(nanosecond)
  }
}

extension DateTime: CustomStringConvertible, ValueConvertible {
  package var description: String {
    var text = "\(date)T\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
    if nanosecond > 0 {
      var fraction = nanosecond.padded(to: 9)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      text += "." + fraction
    }
    guard offsetMinutes != 0 else { return text + "Z" }
    let (hours, minutes) = abs(offsetMinutes).quotientAndRemainder(dividingBy: 60)
    return text + "\(offsetMinutes < 0 ? "-" : "+")\(hours.padded(to: 2)):\(minutes.padded(to: 2))"
  }

  package var encoded: Value { .string(description) }
}
