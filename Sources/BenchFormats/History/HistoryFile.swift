package import BenchModel
package import StrictJSON

/// The file of a history: lines of JSON in any order, each of one run or of many folded ones, added to by many writers.
package enum HistoryFile {
  /// What a file holds, and what a reader has to know about it.
  package struct Contents: Sendable {
    /// The lines, in the order of the file.
    package let lines: [HistoryLine]
    /// Lines that were passed over, and why.
    package let warnings: [String]

    /// The runs that have lines of their own, each once.
    package var entries: [HistoryEntry] {
      lines.compactMap { line in
        if case .run(let entry) = line.content, !line.places.isEmpty { entry } else { nil }
      }
    }
  }

  /// The line of an entry without its line feed: sorted keys, shortest numbers, ASCII, the same for the same entry.
  package static func line(of entry: HistoryEntry) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(escapesNonASCII: true).encode(entry)
  }

  /// The line of many runs without its line feed, in the same form.
  package static func line(of runs: FoldedRuns) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(escapesNonASCII: true).encode(runs)
  }

  /// Reads every line of bytes that are all there.
  ///
  /// - Throws: what is wrong and in which line.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> Contents {
    var reader = HistoryReader(source)
    var lines = try reader.lines(of: bytes)
    if let rest = try reader.rest() { lines.append(rest) }
    return Contents(lines: lines, warnings: reader.warnings)
  }

  /// What a line holds, whether it is valid or not.
  static func content(of line: [UInt8]) throws(JSONError) -> HistoryLine.Content {
    let document = try JSONDocument(line)
    let isFolded = try document.decode(SchemaEnvelope.self).schema.name == SchemaHeader.foldedHistory.name
    try SchemaCheck.expect(isFolded ? .foldedHistory : .history, in: document)
    return isFolded ? .folded(try document.decode()) : .run(try document.decode())
  }
}
