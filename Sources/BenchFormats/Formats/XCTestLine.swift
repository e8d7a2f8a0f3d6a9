import BenchModel

/// A line of XCTest about one test: where the test stands, and what is said of it.
struct XCTestLine {
  static let mark = "Test Case '"
  static let measured = "' measured ["

  /// The test as XCTest writes it: `Class.test`, or `-[Module.Class test]` on macOS.
  let test: String
  /// What stands before the test, such as the place of the line that measures, behind whatever was printed before.
  let before: Substring
  /// What stands behind the test.
  let rest: Substring

  /// Nil for a line that is none.
  init?(_ text: String) {
    guard let place = text[...].lastRange(of: Self.mark), let end = Self.end(of: text[place.upperBound...]) else {
      return nil
    }
    test = String(text[place.upperBound..<end])
    before = text[..<place.lowerBound]
    rest = text[end...].dropFirst(2)
  }

  /// Where the name of a test ends, before the quotation mark and the space behind it.
  private static func end(of text: Substring) -> String.Index? {
    var place = text.startIndex
    while let quote = text[place...].firstIndex(of: "'") {
      let next = text.index(after: quote)
      if next < text.endIndex, text[next] == " " { return quote }
      place = next
    }
    return nil
  }

  /// The identity of the benchmark.
  var id: BenchmarkID {
    if test.hasPrefix("-["), test.hasSuffix("]") {
      let parts = test.dropFirst(2).dropLast().split(separator: " ", maxSplits: 1)
      if parts.count == 2 { return BenchmarkID(group: String(parts[0]), name: String(parts[1])) }
    }
    guard let dot = test.lastIndex(of: ".") else { return BenchmarkID(group: module ?? "", name: test) }
    let group = [module, String(test[..<dot])].compactMap(\.self).joined(separator: ".")
    return BenchmarkID(group: group, name: String(test[test.index(after: dot)...]))
  }

  /// The folder of the file that the line names: what comes behind `Tests`, else the one that the file is in.
  private var module: String? {
    let folders = before.split(separator: "/", omittingEmptySubsequences: false)
    guard folders.count > 1 else { return nil }
    if let tests = folders.dropLast(2).lastIndex(of: "Tests") { return String(folders[tests + 1]) }
    let parent = folders[folders.count - 2]
    return parent.isEmpty ? nil : String(parent)
  }

  /// What was measured, in base units; nil for a line about something else, and an error for one that is torn.
  func measurement(in line: TextLine) throws(ReadingFault) -> (metric: Metric, values: [Double])? {
    let start = "measured ["
    guard rest.hasPrefix(start) else { return nil }
    try line.checkWhole()
    let list = "values: ["
    guard let what = rest.firstIndex(of: "]"), let place = rest.lastRange(of: list),
      let end = rest[place.upperBound...].firstIndex(of: "]")
    else { throw torn(line) }
    let words = rest[..<what].dropFirst(start.count)
    guard let comma = words.lastRange(of: ", ") else { throw torn(line) }
    let (metric, scale) = XCTestMetric.named(
      String(words[..<comma.lowerBound]), unit: String(words[comma.upperBound...]),
      prefersLarger: rest.lastRange(of: "polarity: prefers larger") != nil)
    var values: [Double] = []
    for part in rest[place.upperBound..<end].split(separator: ",") {
      guard let value = part.trimmed.number else { throw torn(line) }
      values.append(value * scale)
    }
    if values.isEmpty { throw torn(line) }
    return (metric, values)
  }

  private func torn(_ line: TextLine) -> ReadingFault {
    ReadingFault(line: line.number, "this line says that '\(test)' was measured, and its values cannot be read")
  }
}
