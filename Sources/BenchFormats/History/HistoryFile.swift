package import BenchModel
package import StrictJSON

/// The file of a history: a line of JSON a run, in any order, added to by many writers and never rewritten.
package enum HistoryFile {
  /// What a file holds, and what a reader has to know about it.
  package struct Contents: Sendable {
    /// The runs, each once, in the order of the file.
    package let entries: [HistoryEntry]
    /// Lines that were passed over, and why.
    package let warnings: [String]
  }

  /// The line of an entry without its line feed: sorted keys, shortest numbers, ASCII, the same for the same entry.
  package static func line(of entry: HistoryEntry) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(escapesNonASCII: true).encode(entry)
  }

  /// Reads every line.
  ///
  /// A line that ends in the middle of its value is what a killed writer left; it is passed over with a warning, and so
  /// is a second line of the same run, since a run was measured once. Everything else that is no entry is an error.
  ///
  /// - Throws: what is wrong and in which line.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> Contents {
    var entries: [HistoryEntry] = []
    var warnings: [String] = []
    var lines: [RunKey: (number: Int, entry: HistoryEntry)] = [:]
    for (offset, line) in bytes.split(separator: lineFeed, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      let number = offset + 1
      guard let entry = try entry(Array(line), source: source, number: number) else {
        warnings.append("\(source):\(number): the line is cut short, as a killed writer leaves it: passed over")
        continue
      }
      if let known = lines[RunKey(entry)] {
        let rest =
          known.entry == entry ? ": passed over" : ", with other figures or another commit; the first line counts"
        warnings.append("\(source):\(number): run '\(entry.run)' is in line \(known.number) already\(rest)")
        continue
      }
      lines[RunKey(entry)] = (number, entry)
      entries.append(entry)
    }
    return Contents(entries: entries, warnings: warnings + formerWords(in: bytes, source: source))
  }

  /// What there is to say of statistics under their former names, as the lines of older tools hold them.
  private static func formerWords(in bytes: [UInt8], source: String) -> [String] {
    Statistic.formerWords.ordered { $0.key < $1.key }.compactMap { word, statistic in
      // A quotation mark inside of a text is escaped, so that this is a key and its value.
      guard bytes.firstRange(of: Array("\"statistic\":\"\(word)\"".utf8)) != nil else { return nil }
      return "\(source): the statistic '\(word)' is called '\(statistic.rawValue)' now; both are one series"
    }
  }

  /// What makes two lines records of one run: its identifier and the machine, both by their bytes.
  private struct RunKey: Hashable {
    let run: [UInt8]
    let machine: [UInt8]

    init(_ entry: HistoryEntry) {
      run = Array(entry.run.utf8)
      machine = Array(entry.machine.utf8)
    }
  }

  /// One entry, nil for a line that is cut short.
  private static func entry(_ line: [UInt8], source: String, number: Int) throws(FormatError) -> HistoryEntry? {
    let entry: HistoryEntry
    do throws(JSONError) {
      let document = try JSONDocument(line)
      try SchemaCheck.expect(.history, in: document)
      entry = try document.decode()
    } catch {
      if isCutShort(line, error) { return nil }
      let path = error.path.isEmpty ? "" : "\(error.path): "
      throw FormatError(source: "\(source):\(number):\(error.column ?? 1)", problem: "\(path)\(error.problem)")
    }
    if let fault = HistoryValidation.fault(of: entry) {
      throw FormatError(source: "\(source):\(number)", problem: fault)
    }
    return entry
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

  private static let lineFeed = UInt8(ascii: "\n")
  /// A pair of `\u` escapes.
  private static let longestEscape = 12
}
