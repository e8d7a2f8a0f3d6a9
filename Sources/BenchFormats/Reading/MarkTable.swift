/// The marks of all formats, found by the first and the last byte of a line.
enum MarkTable {
  private struct Entry {
    let format: Int
    let mark: LineMark
  }

  private static let signatures = RunReader.fileFormats.map { $0.signature }

  /// The marks that say how a line starts, by its first byte, and behind those how it ends, by its last.
  private static let (byStart, byEnd) = {
    var starts = [[Entry]](repeating: [], count: 256)
    var ends = starts
    for (format, signature) in signatures.enumerated() {
      for mark in signature.lines {
        let entry = Entry(format: format, mark: mark)
        if let first = mark.start.first {
          starts[Int(first)].append(entry)
        } else if let last = mark.end.last {
          ends[Int(last)].append(entry)
        }
      }
    }
    return (starts, ends)
  }()

  /// Adds the formats of which a line is that has no white space at its end; those that are known are not asked again.
  static func addFormats(of bytes: [UInt8], _ line: Range<Int>, number: Int, to known: inout [Int]) {
    for entry in byStart[Int(bytes[line.lowerBound])] where !known.contains(entry.format) {
      if entry.mark.isIn(bytes, line, number: number) { known.append(entry.format) }
    }
    for entry in byEnd[Int(bytes[line.upperBound - 1])] where !known.contains(entry.format) {
      if entry.mark.isIn(bytes, line, number: number) { known.append(entry.format) }
    }
  }

  /// The formats of which a document is, each with the mark that shows it.
  static func marks(of shape: DocumentShape) -> [(format: Int, mark: DocumentMark)] {
    signatures.enumerated().compactMap { format, signature in signature.mark(of: shape).map { (format, $0) } }
  }

  /// The formats of which an XML document is, by the name of its outermost element.
  static func formats(ofElement name: String) -> [Int] {
    signatures.indices.filter { signatures[$0].elements.contains { $0.utf8.elementsEqual(name.utf8) } }
  }

  /// Whether an outermost element of a format, or a declaration, begins at a place.
  static func begins(element bytes: [UInt8], at start: Int) -> Bool {
    let rest = bytes[(start + 1)...]
    return rest.starts(with: "?xml".utf8) || signatures.contains { $0.elements.contains { rest.starts(with: $0.utf8) } }
  }

  /// The format whose document a shape comes nearest to, and what the shape lacks; nil where it meets nothing.
  static func nearest(to shape: DocumentShape) -> (format: Int, lack: String)? {
    var best: (format: Int, met: Int, lack: String)?
    for (format, signature) in signatures.enumerated() {
      for mark in signature.documents {
        let met = mark.met(in: shape)
        if met > best?.met ?? 0, let lack = mark.lack(in: shape) { best = (format, met, lack) }
      }
    }
    return best.map { ($0.format, $0.lack) }
  }
}
