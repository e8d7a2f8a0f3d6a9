/// A day of the Gregorian calendar; its text form is that of ISO 8601, such as `2026-12-31`.
public struct CalendarDate: TextCodable, Hashable, Sendable {
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Reads a day.
  ///
  /// - Throws: what is wrong with the text and what it may be instead.
  public init(_ text: String) throws(NotationError) {
    guard let date = Self(digits: text.utf8) else {
      throw NotationError(text: text, expected: "a day of the calendar, such as 2026-12-31")
    }
    self = date
  }

  /// The day on which a moment lies, such as that of `2026-03-01T12:00:00Z`; nil where the text is none.
  public init?(ofMoment text: String) {
    let bytes = text.utf8
    guard let date = Self(digits: bytes.prefix(10)) else { return nil }
    guard bytes.count == 10 || [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes.dropFirst(10).first) else {
      return nil
    }
    self = date
  }

  /// The day that ten characters stand for; nil where they are none.
  init?(digits bytes: some Collection<UInt8>) {
    let digits = Array(bytes)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = Int(decimalDigits: digits[0..<4]), let month = Int(decimalDigits: digits[5..<7]),
      let day = Int(decimalDigits: digits[8..<10]),
      (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The days since the beginning of 1970: Howard Hinnant's `days_from_civil`, for years from 0, by eras of 400 years
  /// that begin on 1 March.
  var daysSinceEpoch: Int {
    let shifted = month <= 2 ? year + 399 : year + 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return (shifted / 400 - 1) * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension CalendarDate: Comparable {
  /// Whether the first day is before the second.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The text form.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
