import BenchModel
import StrictJSON
import StrictXML

/// What a file holds, read as far as every format needs it.
struct FileContent {
  /// The kinds of content that share their first steps.
  enum Body {
    /// One JSON value.
    case json(JSONDocument, DocumentShape)
    /// A JSON object a line, and the shape of the first one.
    case jsonLines(DocumentShape)
    /// An XML document.
    case xml(XMLElement)
    /// Anything else.
    case text
  }

  let bytes: [UInt8]
  let body: Body
  /// What a strict reader would have refused the document for: a byte-order mark, or a bare NaN or infinity.
  let strictFault: ReadingFault?
  /// The first lines of a text, as many as the recognition of formats reads; none of other content.
  let opening: [Substring]

  /// What is read of files of other tools beyond strict JSON; how much of a file is read is the tool's to say.
  static let tolerance = JSONReadingOptions(
    maximumBytes: .max, maximumValues: .max, toleratesByteOrderMark: true, allowsNonFiniteNumbers: true)

  /// Reads a file that may hold anything.
  init(_ bytes: [UInt8]) throws(ReadingFault) {
    self.bytes = bytes
    let start = Self.start(of: bytes)
    if Self.isMarkup(bytes, at: start) {
      body = try Self.markup(bytes)
      strictFault = nil
      opening = []
      return
    }
    guard start < bytes.count, [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[start]) else {
      body = .text
      strictFault = nil
      opening = String(decoding: bytes.prefix(Self.openingBytes), as: UTF8.self).split { $0.isNewline }
      return
    }
    opening = []
    do throws(JSONError) {
      body = try Self.document(bytes, options: JSONReadingOptions(maximumBytes: .max))
      strictFault = nil
    } catch {
      switch error.problem {
      case .byteOrderMark, .nonFiniteToken:
        strictFault = ReadingFault(error)
        body = try Self.tolerantDocument(bytes)
      case .trailingContent:
        guard let first = Self.firstLine(of: bytes, from: start) else { throw ReadingFault(error) }
        strictFault = nil
        body = .jsonLines(first)
      default: throw ReadingFault(error)
      }
    }
  }

  /// The shape of the document or of its first line; nil for text.
  var shape: DocumentShape? {
    switch body {
    case .json(_, let shape), .jsonLines(let shape): shape
    case .xml, .text: nil
    }
  }

  /// The outermost keys of a file that is one JSON object.
  var documentKeys: Set<String>? {
    if case .json(_, let shape) = body { shape.keys } else { nil }
  }

  /// What a file has that is not one JSON object, as a phrase after "it has".
  var lackOfObject: String {
    switch body {
    case .json: "no outermost object"
    case .jsonLines: "a document a line"
    case .xml, .text: "no JSON"
    }
  }

  /// Nil if the file is one JSON object with all of these keys, else what it has instead.
  func lack(ofKeys names: String...) -> String? {
    guard let keys = documentKeys else { return lackOfObject }
    return names.first { !keys.contains($0) }.map { "no key \"\($0)\"" }
  }

  /// The outermost element of an XML document.
  var root: XMLElement? {
    if case .xml(let root) = body { root } else { nil }
  }

  /// As far as a text is looked at to recognise it: what comes before the first result is short in every format.
  private static let openingBytes = 64 << 10

  /// The keys of the first elements of an array or object under an outermost key.
  func keys(ofElementsOf member: String) -> Set<String> {
    shape?.keys(ofElementsOf: member) ?? []
  }

  /// The keys of an object under an outermost key.
  func keys(of member: String) -> Set<String> {
    shape?.keys(of: member) ?? []
  }

  /// Decodes the document.
  func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(ReadingFault) -> Value {
    let document = try document
    return try rethrowing(try document.decode(type)) { (error: JSONError) in ReadingFault(error) }
  }

  /// Decodes a document a line, or the only document.
  func decodeEach<Value: Decodable>(_ type: Value.Type) throws(ReadingFault) -> [(line: Int, value: Value)] {
    if case .json = body { return [(1, try decode(type))] }
    return try decodeLines(type)
  }

  /// Decodes a document a line, each with the number of its line.
  func decodeLines<Value: Decodable>(_ type: Value.Type) throws(ReadingFault) -> [(line: Int, value: Value)] {
    var values: [(line: Int, value: Value)] = []
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      if bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      do throws(JSONError) {
        values.append((lines.number, try StrictJSONDecoder().decode(type, from: Array(bytes[line]))))
      } catch {
        throw ReadingFault(line: lines.number, ReadingFault(error).problem)
      }
    }
    return values
  }

  /// The document, where the file is one.
  var document: JSONDocument {
    get throws(ReadingFault) {
      guard case .json(let document, _) = body else { throw ReadingFault("the file is not one JSON document") }
      return document
    }
  }

  /// Whether an element, a declaration or a comment of XML begins here.
  private static func isMarkup(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<") else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return true
    default: return false
    }
  }

  private static func markup(_ bytes: [UInt8]) throws(ReadingFault) -> Body {
    do throws(XMLError) {
      return .xml(try StrictXMLReader.read(bytes))
    } catch {
      throw ReadingFault(error)
    }
  }

  private static func tolerantDocument(_ bytes: [UInt8]) throws(ReadingFault) -> Body {
    try rethrowing(try document(bytes, options: tolerance)) { (error: JSONError) in ReadingFault(error) }
  }

  private static func document(_ bytes: [UInt8], options: JSONReadingOptions) throws(JSONError) -> Body {
    let document = try JSONDocument(bytes, options: options)
    return .json(document, try document.decode())
  }

  /// The shape of the first line, if it is a whole object by itself.
  private static func firstLine(of bytes: [UInt8], from start: Int) -> DocumentShape? {
    guard bytes[start] == UInt8(ascii: "{") else { return nil }
    let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    return try? JSONDocument(Array(line)).decode(DocumentShape.self)
  }

  /// The first byte that is neither white space nor part of a byte-order mark.
  private static func start(of bytes: [UInt8]) -> Int {
    let afterMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let whitespace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    return bytes[afterMark...].firstIndex { !whitespace.contains($0) } ?? bytes.count
  }
}
