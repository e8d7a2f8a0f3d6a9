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
  /// What a strict reader would have refused the document for, such as a byte-order mark or a bare NaN.
  let strictFault: ReadingFault?
  /// The line of the file that these bytes begin in.
  let firstLine: Int

  /// What is read of files of other tools beyond strict JSON; how much of a file is read is the tool's to say.
  static let tolerance = JSONReadingOptions(
    maximumBytes: .max, maximumValues: .max, toleratesByteOrderMark: true, allowsNonFiniteNumbers: true)

  /// A part of a file, or all of it, whose kind is known.
  init(_ bytes: [UInt8], _ body: Body, strictFault: ReadingFault? = nil, firstLine: Int = 1) {
    self.bytes = bytes
    self.body = body
    self.strictFault = strictFault
    self.firstLine = firstLine
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

  /// The outermost element of an XML document.
  var root: XMLElement? {
    if case .xml(let root) = body { root } else { nil }
  }

  /// The keys of an object under an outermost key.
  func keys(of member: String) -> Set<String> {
    shape?.keys(of: member) ?? []
  }

  /// A fault of these bytes as one of the file.
  func placed(_ fault: ReadingFault) -> ReadingFault { fault.moved(by: firstLine - 1) }

  /// Decodes the document.
  func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(ReadingFault) -> Value {
    let document = try document
    return try rethrowing(try document.decode(type)) { (error: JSONError) in placed(ReadingFault(error)) }
  }

  /// Decodes a document a line, or the only document.
  func decodeEach<Value: Decodable>(
    _ type: Value.Type, _ mark: DocumentMark? = nil
  ) throws(ReadingFault) -> [(line: Int, value: Value)] {
    if case .json = body { return [(firstLine, try decode(type))] }
    return try decodeLines(type, mark)
  }

  /// Decodes a document a line, each with the number of its line.
  ///
  /// Lines that are no objects, and objects without the keys of the mark, are what others printed in between.
  func decodeLines<Value: Decodable>(
    _ type: Value.Type, _ mark: DocumentMark? = nil
  ) throws(ReadingFault) -> [(line: Int, value: Value)] {
    var values: [(line: Int, value: Value)] = []
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      guard bytes[line].first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else { continue }
      do throws(JSONError) {
        let document = try JSONDocument(Array(bytes[line]))
        do throws(JSONError) {
          values.append((lines.number, try document.decode(type)))
        } catch {
          // Asked only of what is no event of the type, since nearly every line is one.
          if let mark, let shape: DocumentShape = try? document.decode(), mark.lack(in: shape) != nil { continue }
          throw error
        }
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
}
