/// A moment of the calendar, to the second, as it stands in files: ISO 8601, such as `2026-03-01T12:00:00Z`.
public struct Instant: Hashable, Sendable, Comparable {
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
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// The day, such as `2026-03-01`.
  public var day: String { String(text.prefix(10)) }

  private static func seconds(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 20, bytes[4] == dash, bytes[7] == dash, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == colon, bytes[16] == colon,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      (1...12).contains(month), day >= 1, day <= days(in: month, of: year), hour < 24, minute < 60, second <= 60,
      let offset = offset(afterFraction(bytes[19...]))
    else { return nil }
    return daysSinceEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  private static func afterFraction(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard rest.first == UInt8(ascii: ".") else { return rest }
    let digits = rest.dropFirst().prefix(while: isDigit)
    return digits.isEmpty ? [] : rest.dropFirst(1 + digits.count)
  }

  /// The seconds that local time is ahead of UTC.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    if zone.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let start = zone.startIndex
    guard zone.count == 6, zone[start] == UInt8(ascii: "+") || zone[start] == dash, zone[start + 3] == colon,
      let hours = number(zone[(start + 1)..<(start + 3)]), let minutes = number(zone[(start + 4)..<(start + 6)]),
      hours < 24, minutes < 60
    else { return nil }
    return (zone[start] == dash ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy(isDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Howard Hinnant's `days_from_civil`, for years from 0: eras of 400 years that begin on 1 March.
  private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year + 399 : year + 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return (shifted / 400 - 1) * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static let dash = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")
}

extension Instant: Codable {
  /// Decodes the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
