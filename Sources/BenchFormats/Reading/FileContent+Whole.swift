import StrictJSON
import StrictXML

extension FileContent {
  /// A file that is one document of JSON or XML; nil for anything else.
  ///
  /// - Parameter fault: What keeps the file from being the document that it begins like; nil where it begins like none.
  static func whole(_ plain: PlainText, fault: inout ReadingFault?) -> FileContent? {
    let bytes = plain.bytes
    let whitespace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    guard let start = bytes.firstIndex(where: { !whitespace.contains($0) }) else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return json(bytes, line: 1, strictFault: plain.strictFault, fault: &fault)
    case UInt8(ascii: "<") where isMarkup(bytes, at: start):
      do throws(XMLError) {
        return FileContent(bytes, .xml(try StrictXMLReader.read(bytes)), strictFault: plain.strictFault)
      } catch {
        fault = ReadingFault(error)
        return nil
      }
    default: return nil
    }
  }

  /// Bytes that are one JSON document; nil if they are not.
  static func json(
    _ bytes: [UInt8], line: Int, strictFault: ReadingFault?, fault: inout ReadingFault?
  ) -> FileContent? {
    do throws(JSONError) {
      let body = try document(bytes, options: JSONReadingOptions(maximumBytes: .max))
      return FileContent(bytes, body, strictFault: strictFault, firstLine: line)
    } catch {
      fault = ReadingFault(error).moved(by: line - 1)
      switch error.problem {
      case .nonFiniteToken: break
      case .duplicateKey: return repeating(bytes, line: line, strictFault: strictFault, fault: &fault)
      default: return nil
      }
    }
    let strict = strictFault ?? fault
    do throws(JSONError) {
      let body = try document(bytes, options: tolerance)
      fault = nil
      return FileContent(bytes, body, strictFault: strict, firstLine: line)
    } catch {
      fault = ReadingFault(error).moved(by: line - 1)
      return nil
    }
  }

  /// Bytes that are one JSON document with a key that stands twice, if they are of a format whose tool writes such.
  private static func repeating(
    _ bytes: [UInt8], line: Int, strictFault: ReadingFault?, fault: inout ReadingFault?
  ) -> FileContent? {
    let options = JSONReadingOptions(maximumBytes: .max, allowsDuplicateKeys: true)
    guard let body = try? document(bytes, options: options), case .json(_, let shape) = body,
      MarkTable.marks(of: shape).contains(where: { RunReader.fileFormats[$0.format].mayRepeatKeys })
    else { return nil }
    let strict = strictFault ?? fault
    fault = nil
    return FileContent(bytes, body, strictFault: strict, firstLine: line)
  }

  /// Whether an element, a declaration or a comment of XML begins here.
  static func isMarkup(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<") else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return true
    default: return false
    }
  }

  private static func document(_ bytes: [UInt8], options: JSONReadingOptions) throws(JSONError) -> Body {
    let document = try JSONDocument(bytes, options: options)
    return .json(document, try document.decode())
  }
}
