import StrictJSON
import StrictXML

/// What one pass over a file that is no single document finds of the marks of all formats.
///
/// Whatever stands before the first mark is passed over, however long it is. Behind it only so much is looked at as
/// tells whether the file could be of another format, too; documents are looked for to the end.
struct Opening {
  /// A document among other text.
  struct Part {
    let content: FileContent
    let formats: [Int]
    /// Whether it is one of many, each in a line of its own.
    let isLine: Bool
  }

  /// The formats, by their places in the registry, of which a line of text is.
  private(set) var textFormats: [Int] = []
  /// The documents of known formats; of those that come a line each only the first one.
  private(set) var parts: [Part] = []
  /// Why the first document that has an end could not be read.
  private(set) var fault: ReadingFault?
  /// The first document that has no end, so that whatever follows may be a part of it.
  private(set) var unclosed: ReadingFault?
  /// The first document that is of no format.
  private(set) var unknown: DocumentShape?
  /// How many lines are none of a document.
  private(set) var passed = 0

  private let bytes: [UInt8]
  private let strictFault: ReadingFault?
  private var offset = 0
  private var line = 0
  private var unclosedCount = 0
  /// Where to stop looking for lines.
  private var end = Int.max
  private var isOfLines = false

  /// As far behind the first mark as others are looked for.
  private static let window = 64 << 10
  /// So many brackets that begin no document do not hide one of several lines; each takes a pass over what follows.
  private static let mostUnclosed = 16

  /// Looks at a file.
  init(_ plain: PlainText) {
    bytes = plain.bytes
    strictFault = plain.strictFault
    while offset < bytes.count, offset < end || !parts.isEmpty && !isOfLines { step() }
  }

  /// Takes the next line, or the document that begins in it.
  private mutating func step() {
    line += 1
    let start = offset
    let next = bytes.place(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
    offset = next + 1
    var last = next
    while last > start, Self.isBlank(bytes[last - 1]) { last -= 1 }
    var first = start
    while first < last, Self.isBlank(bytes[first]) { first += 1 }
    guard first < last else { return }
    // The mark of a file that was appended to another one.
    if bytes[first..<last].starts(with: PlainText.mark) { first += PlainText.mark.count }
    guard first < last else { return }
    switch bytes[first] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): if document(from: first, lineEnd: last) { return }
    case UInt8(ascii: "<"): if element(from: first) { return }
    default: break
    }
    passed += 1
    guard offset <= end else { return }
    let known = textFormats.count
    MarkTable.addFormats(of: bytes, start..<last, number: line, to: &textFormats)
    if textFormats.count > known { reach() }
  }

  private mutating func reach() {
    if end == .max { end = offset + Self.window }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Takes a JSON document; gives whether there is one.
  private mutating func document(from start: Int, lineEnd: Int) -> Bool {
    // Lines of events are alike.
    if isOfLines { return bytes[start] == UInt8(ascii: "{") && bytes[lineEnd - 1] == UInt8(ascii: "}") }
    guard let end = end(from: start, lineEnd: lineEnd), EmbeddedDocument.isLineEnd(bytes, end) else { return false }
    var fault: ReadingFault?
    let own = Array(bytes[start..<end])
    guard let content = FileContent.json(own, line: line, strictFault: strictFault, fault: &fault),
      let shape = content.shape
    else {
      if end > lineEnd { unclosedCount += 1 }
      // A bracket begins many a line of a log.
      if EmbeddedDocument.isLikely(bytes, start) { self.fault = self.fault ?? fault }
      return false
    }
    let marks = MarkTable.marks(of: shape)
    if marks.isEmpty {
      unknown = unknown ?? shape
      if end < lineEnd { return false }
      passed += 1
    } else {
      isOfLines = marks.contains { $0.mark.isLine }
      parts.append(Part(content: content, formats: marks.map(\.format), isLine: isOfLines))
    }
    pass(to: end)
    if !marks.isEmpty { reach() }
    return true
  }

  /// The end of a document, in its line or further on.
  private mutating func end(from start: Int, lineEnd: Int) -> Int? {
    guard unclosedCount < Self.mostUnclosed else {
      return EmbeddedDocument.end(of: bytes, from: start, before: lineEnd)
    }
    if let end = EmbeddedDocument.end(of: bytes, from: start) { return end }
    unclosedCount += 1
    if EmbeddedDocument.isLikely(bytes, start) {
      unclosed =
        unclosed ?? ReadingFault(line: line, "the document that begins here is never closed: it may be cut short")
    }
    return nil
  }

  /// Takes an XML document of a known format; gives whether there is one.
  private mutating func element(from start: Int) -> Bool {
    guard FileContent.isMarkup(bytes, at: start) else { return false }
    do throws(XMLError) {
      let (root, end) = try StrictXMLReader.readFirst(bytes, from: start, line: line)
      let formats = MarkTable.formats(ofElement: root.name)
      if formats.isEmpty { return false }
      let content = FileContent(Array(bytes[start..<end]), .xml(root), strictFault: strictFault, firstLine: line)
      parts.append(Part(content: content, formats: formats, isLine: false))
      pass(to: end)
      reach()
      return true
    } catch {
      if MarkTable.begins(element: bytes, at: start) { unclosed = unclosed ?? ReadingFault(error) }
      return false
    }
  }

  /// Goes on behind a document that ends at a place.
  private mutating func pass(to end: Int) {
    guard end >= offset else { return }
    for index in offset..<end where bytes[index] == UInt8(ascii: "\n") { line += 1 }
    // The line that the document ends in is another one than it began in.
    line += 1
    offset = (bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
  }
}
