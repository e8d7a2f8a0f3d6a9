/// A moment of the calendar, to the second, as it stands in files: ISO 8601, such as `2026-03-01T12:00:00Z`.
public struct Instant: TextCodable, Hashable, Sendable, Comparable {
  /// The seconds since the beginning of 1970, UTC.
  public let secondsSinceEpoch: Int
  /// The moment as it was written.
  public let text: String

  /// Reads `YYYY-MM-DDThh:mm:ss`, with a fraction of a second that is passed over, and `Z` or an offset such as
  /// `+02:00`.
  ///
  /// - Throws: that the text is no such moment.
  public init(_ text: String) throws(NotationError) {
    guard let seconds = Self.seconds(Array(text.utf8)) else {
      throw NotationError(text: text, expected: "a moment such as 2026-03-01T12:00:00Z")
    }
    secondsSinceEpoch = seconds
    self.text = text
  }

  /// Orders by time; two texts of one moment are ordered as text, so that the order of a history is always the same.
  public static func < (left: Self, right: Self) -> Bool {
    if left.secondsSinceEpoch != right.secondsSinceEpoch { return left.secondsSinceEpoch < right.secondsSinceEpoch }
    return left.text.precedes(right.text)
  }

  /// The moment as it was written.
  public var description: String { text }

  /// The day, such as `2026-03-01`.
  public var day: String { String(text.prefix(10)) }

  private static func seconds(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == colon, bytes[16] == colon,
      let date = CalendarDate(digits: bytes[0..<10]), let hour = Int(decimalDigits: bytes[11..<13]),
      let minute = Int(decimalDigits: bytes[14..<16]), let second = Int(decimalDigits: bytes[17..<19]),
      hour < 24, minute < 60, second <= 60, let offset = offset(afterFraction(bytes[19...]))
    else { return nil }
    return date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  private static func afterFraction(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard rest.first == UInt8(ascii: ".") else { return rest }
    let digits = rest.dropFirst().prefix(while: \.isDecimalDigit)
    return digits.isEmpty ? [] : rest.dropFirst(1 + digits.count)
  }

  /// The seconds that local time is ahead of UTC.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    if zone.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let start = zone.startIndex
    guard zone.count == 6, zone[start] == UInt8(ascii: "+") || zone[start] == dash, zone[start + 3] == colon,
      let hours = Int(decimalDigits: zone[(start + 1)..<(start + 3)]),
      let minutes = Int(decimalDigits: zone[(start + 4)..<(start + 6)]), hours < 24, minutes < 60
    else { return nil }
    return (zone[start] == dash ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static let dash = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")
}
