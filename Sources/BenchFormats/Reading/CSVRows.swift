/// The rows of comma-separated text as RFC 4180 has it: fields in quotes may hold commas, line ends and doubled quotes.
struct CSVRows {
  /// A row and the line it begins in, from 1.
  struct Row {
    let line: Int
    let fields: [String]
  }

  private let bytes: [UInt8]
  private var offset: Int
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The rows of a text from one that begins with some fields on, which come again where a tool appends to its file.
  ///
  /// - Throws: also a row of another number of fields; a line that has none is another's text, and passed over.
  static func rows(in content: FileContent, below header: [String]) throws(ReadingFault) -> [Row] {
    let wanted = Array(header.joined(separator: ",").utf8)
    var lines = LineSequence(content.bytes)
    var rows = CSVRows(content.bytes)
    while let line = lines.next() {
      (rows.offset, rows.line) = (line.lowerBound, lines.number)
      if content.bytes[line].starts(with: wanted) { break }
    }
    var found: [Row] = []
    var count = 0
    while let row = try rows.next() {
      let isHeader = row.fields.starts(with: header)
      if isHeader { count = row.fields.count }
      if row.fields.count == 1 || count == 0 { continue }
      guard row.fields.count == count else {
        throw ReadingFault(line: row.line, "the row has \(row.fields.count) fields and the header \(count)")
      }
      found.append(row)
    }
    return found
  }

  /// The next row; nil at the end.
  ///
  /// - Throws: a quote that is not closed, text behind a closing quote, or a last row without a line feed, which may be
  ///   cut short.
  mutating func next() throws(ReadingFault) -> Row? {
    guard offset < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard offset < bytes.count else {
        throw ReadingFault(
          line: start, "the file ends within this row, which may be cut short: end it with a line feed")
      }
      offset += 1
      if bytes[offset - 1] == UInt8(ascii: ",") { continue }
      line += 1
      return Row(line: start, fields: fields)
    }
  }

  /// Reads a field and leaves the offset at the comma or line feed behind it.
  private mutating func field() throws(ReadingFault) -> String {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") { return try quoted() }
    let start = offset
    while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
    return text(bytes[start..<offset])
  }

  private mutating func quoted() throws(ReadingFault) -> String {
    let start = line
    var content: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        content.append(byte)
        continue
      }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        content.append(byte)
        offset += 1
        continue
      }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
      guard offset == bytes.count || isEnd(bytes[offset]) else {
        throw ReadingFault(line: line, "a comma or the end of the line has to follow a closing quote")
      }
      return String(decoding: content, as: UTF8.self)
    }
    throw ReadingFault(line: start, "the quote that opens here is never closed")
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") }

  private func text(_ content: ArraySlice<UInt8>) -> String {
    let line = content.last == UInt8(ascii: "\r") ? content.dropLast() : content
    return String(decoding: line, as: UTF8.self)
  }
}
