import StrictJSON

/// One line of Go's benchmark text, as bytes.
enum GoBenchmarkLine {
  /// What every result begins with.
  static let resultStart = Array("Benchmark".utf8)

  /// Whether a line begins with what every result begins with.
  static func beginsLikeResult(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count >= resultStart.count, bytes[line.lowerBound] == resultStart[0] else { return false }
    return bytes[line].starts(with: resultStart)
  }

  /// What stands behind other text in a line and is a result, or announces one, as go test prints them with a tab
  /// behind the name: a benchmark printed the text and no line feed.
  static func resultBehindText(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    guard let first = line.first, bytes[first] != 0x20, bytes[first] != 0x09,
      bytes[line].contains(UInt8(ascii: "\t"))
    else { return nil }
    for start in line.dropFirst() where bytes[start] == resultStart[0] {
      let rest = start..<line.upperBound
      guard beginsLikeResult(bytes, rest) else { continue }
      let end = bytes[rest].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? rest.upperBound
      if isAnnouncement(bytes, rest, name: start..<end) { return rest }
    }
    return nil
  }

  /// Whether a line that begins so can only be a result.
  static func isResult(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var fields: [Range<Int>] = []
    split(bytes, line, into: &fields)
    return fields.count >= 4 && count(bytes, fields[1]) != nil
  }

  /// Whether a line is what follows the name in a result: a count, and pairs of a value and its unit.
  static func isFigures(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var fields: [Range<Int>] = []
    split(bytes, line, into: &fields)
    guard fields.count >= 3, !fields.count.isMultiple(of: 2), count(bytes, fields[0]) != nil,
      bytes[fields[2]].elementsEqual("ns/op".utf8)
    else { return false }
    return stride(from: 1, to: fields.count, by: 2).allSatisfy { value(bytes, fields[$0]) != nil }
  }

  /// Whether a line begins as figures do that stand without a name.
  static func mayBeFigures(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let first = line.first else { return false }
    switch bytes[first] {
    case 0x20, 0x09, UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    default: return false
    }
  }

  /// Whether a line has the name of a benchmark and behind it the tab that go test puts there.
  ///
  /// The name of a benchmark goes on with no small letter: `Benchmarking` is a word.
  static func isAnnouncement(_ bytes: [UInt8], _ line: Range<Int>, name: Range<Int>) -> Bool {
    let next = name.lowerBound + resultStart.count
    if next < name.upperBound, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[next]) { return false }
    return bytes[name.upperBound..<line.upperBound].first { $0 != 0x20 } == UInt8(ascii: "\t")
  }

  /// The first of the pairs of a value and its unit that a line ends in, with a count before them and tabs between, as
  /// go test prints them whatever stands in front; nil if it ends otherwise.
  ///
  /// - Parameter start: The field that the count is in at the earliest.
  static func figures(_ bytes: [UInt8], _ fields: [Range<Int>], after start: Int) -> Int? {
    var place = fields.count
    while place - 2 > start, value(bytes, fields[place - 2]) != nil,
      bytes[fields[place - 3].upperBound..<fields[place - 2].lowerBound].contains(UInt8(ascii: "\t"))
    { place -= 2 }
    guard place < fields.count, bytes[fields[place + 1]].contains(UInt8(ascii: "/")),
      let digit = bytes[fields[place - 1]].last, isDigit(digit)
    else { return nil }
    return place
  }

  /// A number of iterations, which is 0 where the time of one was more than go test wanted to spend.
  static func count(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "0") { return 0 }
    return NumberText.count(in: bytes, range)
  }

  /// The number of iterations at the end of a field, which other text may run into.
  static func count(endOf bytes: [UInt8], _ range: Range<Int>) -> Int {
    let digits = bytes[range].reversed().prefix(while: isDigit).count
    return NumberText.count(in: bytes, range.upperBound - digits..<range.upperBound) ?? 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// The stretches of a line between white space.
  static func split(_ bytes: [UInt8], _ line: Range<Int>, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    var start = -1
    for index in line {
      let isSpace = bytes[index] == 0x20 || bytes[index] == 0x09
      if isSpace, start >= 0 {
        fields.append(start..<index)
        start = -1
      } else if !isSpace, start < 0 {
        start = index
      }
    }
    if start >= 0 { fields.append(start..<line.upperBound) }
  }

  /// A number, or what Go prints where there is none; nil for anything else.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    if let value = NumberText.double(in: bytes, range) { return value }
    switch String(decoding: bytes[range], as: UTF8.self) {
    case "NaN": return .nan
    case "+Inf", "Inf": return .infinity
    case "-Inf": return -.infinity
    default: return nil
    }
  }
}
