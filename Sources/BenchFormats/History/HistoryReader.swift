import BenchModel
import Glibc
import StrictJSON

/// Reads a history block by block, so that no more of it is held than a line.
///
/// A line that ends in the middle of its value is what a killed writer left; it is passed over with a warning, and so
/// is a second line of the same run, since a run was measured once. Everything else that is no entry is an error.
package struct HistoryReader: Sendable {
  /// Where a run was met, and a hash of what the line says of it; none of a line that stands for many runs.
  private typealias Record = (number: Int, hash: Int?)

  private let source: String
  private var splitter = LineSplitter()
  private var records: [RunIdentity: Record] = [:]
  private var formerWords: Set<String> = []
  private var passedOver: [String] = []
  /// How many lines came before the next one.
  package private(set) var lineCount: Int
  /// How many bytes came before it.
  package private(set) var offset: Int

  /// Starts at the beginning of a file, or behind lines that are known.
  package init(_ source: String, lineCount: Int = 0, offset: Int = 0) {
    self.source = source
    self.lineCount = lineCount
    self.offset = offset
  }

  /// What there is to know about the lines so far.
  package var warnings: [String] {
    passedOver
      + Statistic.formerWords.ordered { $0.key < $1.key }.filter { formerWords.contains($0.key) }.map {
        "\(source): the statistic '\($0.key)' is called '\($0.value.rawValue)' now; both are one series"
      }
  }

  /// The lines that end in the next block.
  ///
  /// - Throws: what is wrong and in which line.
  package mutating func lines(of block: [UInt8]) throws(FormatError) -> [HistoryLine] {
    var lines: [HistoryLine] = []
    for bytes in splitter.lines(of: block) {
      if let line = try line(bytes, size: bytes.count + 1) { lines.append(line) }
    }
    return lines
  }

  /// What stands behind the last line feed, once the file has ended; nil for nothing, and for a line cut short.
  ///
  /// - Throws: what is wrong and in which line.
  package mutating func rest() throws(FormatError) -> HistoryLine? {
    try line(splitter.rest, size: splitter.rest.count)
  }

  private mutating func line(_ bytes: [UInt8], size: Int) throws(FormatError) -> HistoryLine? {
    let span = offset..<(offset + size)
    offset = span.upperBound
    lineCount += 1
    if bytes.isEmpty { return nil }
    guard let content = try content(of: bytes) else {
      passedOver.append("\(source):\(lineCount): the line is cut short, as a killed writer leaves it: passed over")
      return nil
    }
    noteFormerWords(in: bytes)
    return HistoryLine(content: content, places: newPlaces(of: content), span: span)
  }

  private mutating func newPlaces(of content: HistoryLine.Content) -> [Int] {
    let hash: Int? = if case .run(let entry) = content { entry.hashValue } else { nil }
    var places: [Int] = []
    for (place, identity) in content.identities.enumerated() {
      guard let known = records[identity] else {
        records[identity] = (lineCount, hash)
        places.append(place)
        continue
      }
      let isSame = known.hash == hash || known.hash == nil || hash == nil
      passedOver.append(
        "\(source):\(lineCount): run '\(identity.run.text)' is in line \(known.number) already"
          + (isSame ? ": passed over" : ", with other figures or another commit; the first line counts"))
    }
    return places
  }

  /// What a line holds, nil for one that is cut short.
  private func content(of line: [UInt8]) throws(FormatError) -> HistoryLine.Content? {
    let content: HistoryLine.Content
    do throws(JSONError) {
      content = try HistoryFile.content(of: line)
    } catch {
      if Self.isCutShort(line, error) { return nil }
      let path = error.path.isEmpty ? "" : "\(error.path): "
      throw FormatError(source: "\(source):\(lineCount):\(error.column ?? 1)", problem: "\(path)\(error.problem)")
    }
    if let fault = HistoryValidation.fault(of: content) {
      throw FormatError(source: "\(source):\(lineCount)", problem: fault)
    }
    return content
  }

  /// Looks for statistics under their former names, as the lines of older tools hold them.
  private mutating func noteFormerWords(in line: [UInt8]) {
    // A quotation mark inside of a text is escaped, so that this is a key and its value; and no byte of JSON is zero,
    // so that the C library's search, which takes no time beside the reading, sees all of the line.
    let text = line + [0]
    for word in Statistic.formerWords.keys where !formerWords.contains(word) {
      let isThere = text.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { text in
          text.baseAddress.flatMap { strstr($0, "\"statistic\":\"\(word)\"") } != nil
        }
      }
      if isThere { formerWords.insert(word) }
    }
  }

  /// Whether a line that is no JSON could have become an entry with more bytes: it begins like one of our lines, does
  /// not end like one, and the fault is that it ends, which an escape or a word cut in two shows at their start.
  private static func isCutShort(_ line: [UInt8], _ failure: JSONError) -> Bool {
    guard line.first == UInt8(ascii: "{"), line.last != UInt8(ascii: "}") || isUnexpectedEnd(failure) else {
      return false
    }
    return isUnexpectedEnd(failure) || failure.column.map { $0 > line.count - longestEscape } == true
  }

  private static func isUnexpectedEnd(_ failure: JSONError) -> Bool {
    if case .unexpectedEnd = failure.problem { true } else { false }
  }

  /// A pair of `\u` escapes.
  private static let longestEscape = 12
}
