/// A day of the Gregorian calendar; its text form is that of ISO 8601, such as `2026-12-31`.
public struct CalendarDate: Hashable, Sendable {
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
    guard let date = Self.parsed(text.utf8) else {
      throw NotationError(text: text, expected: "a day of the calendar, such as 2026-12-31")
    }
    self = date
  }

  /// The day on which a moment lies, such as that of `2026-03-01T12:00:00Z`; nil where the text is none.
  public init?(ofMoment text: String) {
    let bytes = text.utf8
    guard let date = Self.parsed(bytes.prefix(10)) else { return nil }
    guard bytes.count == 10 || [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes.dropFirst(10).first) else {
      return nil
    }
    self = date
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  private static func parsed(_ bytes: some Collection<UInt8>) -> CalendarDate? {
    let digits = Array(bytes)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = number(digits[0..<4]), let month = number(digits[5..<7]), let day = number(digits[8..<10]),
      (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension CalendarDate: Comparable, CustomStringConvertible {
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

extension CalendarDate: Codable {
  /// Decodes the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(try container.decode(String.self))
    } catch let error as NotationError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
