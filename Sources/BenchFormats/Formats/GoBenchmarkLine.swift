import StrictJSON

/// One line of Go's benchmark text, as bytes.
enum GoBenchmarkLine {
  /// What every result begins with.
  static let resultStart = Array("Benchmark".utf8)

  /// Whether a text has a line that can only be a result.
  static func isIn(_ bytes: [UInt8]) -> Bool {
    var fields: [Range<Int>] = []
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      guard bytes[line].starts(with: resultStart) else { continue }
      split(bytes, line, into: &fields)
      if fields.count >= 4, NumberText.count(in: bytes, fields[1]) != nil { return true }
    }
    return false
  }

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
