/// A moment as ISO 8601 in UTC, from a text that says how far from UTC its clock was.
///
/// A text without that is a local time nobody can place, and is no moment.
struct UniversalTime {
  /// The moment to the second, such as `2026-11-22T15:30:21Z`.
  let text: String

  init?(_ given: String) {
    var rest = given[...]
    guard let date = Self.numbers(&rest, widths: [4, 2, 2], separator: "-"), ["T", " "].contains(rest.first),
      (1...12).contains(date[1]), (1...31).contains(date[2])
    else { return nil }
    rest.removeFirst()
    guard let clock = Self.numbers(&rest, widths: [2, 2, 2], separator: ":") else { return nil }
    if rest.first == "." { rest = rest.dropFirst().drop { $0.isNumber } }
    guard let offset = Self.offset(rest) else { return nil }
    let minutes = Self.days(year: date[0], month: date[1], day: date[2]) * 1440 + clock[0] * 60 + clock[1] - offset
    text = Self.written(minutes: minutes, second: clock[2])
  }

  private static func numbers(_ text: inout Substring, widths: [Int], separator: Character) -> [Int]? {
    var numbers: [Int] = []
    for (place, width) in widths.enumerated() {
      if place > 0 {
        guard text.first == separator else { return nil }
        text.removeFirst()
      }
      let digits = text.prefix(width)
      guard digits.utf8.count == width, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(digits)
      else { return nil }
      numbers.append(number)
      text.removeFirst(width)
    }
    return numbers
  }

  /// Minutes ahead of UTC.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    guard let sign = text.first, "+-".contains(sign) else { return nil }
    var rest = text.dropFirst()
    guard let parts = numbers(&rest, widths: [2, 2], separator: ":"), rest.isEmpty else { return nil }
    return (parts[0] * 60 + parts[1]) * (sign == "-" ? -1 : 1)
  }

  /// Days since 1 March of year 0, by the month lengths of years that begin in March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let years = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    return years * 365 + years / 4 - years / 100 + years / 400 + (months * 306 + 5) / 10 + day - 1
  }

  private static func written(minutes: Int, second: Int) -> String {
    let day = Int((Double(minutes) / 1440).rounded(.down))
    var year = day / 366
    while days(year: year + 1, month: 3, day: 1) <= day { year += 1 }
    let within = day - days(year: year, month: 3, day: 1)
    let months = (within * 10 + 5) / 306
    let month = (months + 2) % 12 + 1
    let rest = minutes - day * 1440
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
    let date =
      "\(padded(month > 2 ? year : year + 1, 4))-\(padded(month))-\(padded(within - (months * 306 + 5) / 10 + 1))"
    return "\(date)T\(padded(rest / 60)):\(padded(rest % 60)):\(padded(second))Z"
  }
}
