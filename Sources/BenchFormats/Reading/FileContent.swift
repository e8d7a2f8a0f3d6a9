import StrictJSON

/// What a file holds, read as far as every format needs it.
struct FileContent {
  /// The kinds of content that share their first steps.
  enum Body {
    /// One JSON value.
    case json(JSONDocument, DocumentShape)
    /// A JSON object a line, and the shape of the first one.
    case jsonLines(DocumentShape)
    /// Anything else.
    case text
  }

  let bytes: [UInt8]
  let body: Body
  /// What a strict reader would have refused the document for: a byte-order mark, or a bare NaN or infinity.
  let strictFault: ReadingFault?

  /// Reads a file that may hold anything.
  init(_ bytes: [UInt8]) throws(ReadingFault) {
    self.bytes = bytes
    let start = Self.start(of: bytes)
    guard start < bytes.count, [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[start]) else {
      body = .text
      strictFault = nil
      return
    }
    do throws(JSONError) {
      body = try Self.document(bytes, options: JSONReadingOptions())
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
    case .text: nil
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
    case .text: "no JSON"
    }
  }

  /// The keys of the first elements of an array under an outermost key.
  func keys(ofElementsOf member: String) -> Set<String> {
    shape?.keys(ofElementsOf: member) ?? []
  }

  /// Decodes the document.
  func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(ReadingFault) -> Value {
    let document = try document
    do throws(JSONError) {
      return try document.decode(type)
    } catch {
      throw ReadingFault(error)
    }
  }

  /// The document, where the file is one.
  var document: JSONDocument {
    get throws(ReadingFault) {
      guard case .json(let document, _) = body else { throw ReadingFault("the file is not one JSON document") }
      return document
    }
  }

  private static func tolerantDocument(_ bytes: [UInt8]) throws(ReadingFault) -> Body {
    do throws(JSONError) {
      return try document(
        bytes, options: JSONReadingOptions(toleratesByteOrderMark: true, allowsNonFiniteNumbers: true))
    } catch {
      throw ReadingFault(error)
    }
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
