/// Reads the XML that tools write: elements, attributes, text, comments, CDATA and the five entities.
///
/// A document type declaration is refused, so that there are no entities to expand and nothing to fetch. Documents are
/// UTF-8; a byte-order mark is passed over. Name spaces are not resolved.
package struct StrictXMLReader {
  var scanner: XMLScanner
  private let limits: XMLReadingLimits
  private var itemCount = 0

  private init(_ bytes: [UInt8], from start: Int = 0, line: Int = 1, limits: XMLReadingLimits) {
    scanner = XMLScanner(bytes, from: start, line: line)
    self.limits = limits
  }

  /// The outermost element of a document.
  package static func read(
    _ bytes: [UInt8], limits: XMLReadingLimits = XMLReadingLimits()
  ) throws(XMLError) -> XMLElement {
    var reader = StrictXMLReader(bytes, limits: limits)
    if bytes.count > limits.maximumBytes {
      throw reader.scanner.error("the document is larger than \(limits.maximumBytes) bytes")
    }
    if String(validating: bytes, as: UTF8.self) == nil { throw reader.scanner.error("the document is no UTF-8") }
    let root = try reader.outermostElement()
    try reader.miscellany()
    guard reader.scanner.isAtEnd else { throw reader.scanner.error("nothing may follow the outermost element") }
    return root
  }

  /// The outermost element of a document that begins at a place, whatever follows it.
  ///
  /// - Parameters:
  ///   - bytes: The text that the document stands in.
  ///   - start: Where it begins.
  ///   - line: The number of the line that it begins in.
  /// - Returns: the element, and the place behind it.
  package static func readFirst(
    _ bytes: [UInt8], from start: Int, line: Int, limits: XMLReadingLimits = XMLReadingLimits()
  ) throws(XMLError) -> (root: XMLElement, end: Int) {
    var reader = StrictXMLReader(bytes, from: start, line: line, limits: limits)
    let root = try reader.outermostElement()
    if String(validating: bytes[start..<reader.scanner.offset], as: UTF8.self) == nil {
      throw reader.scanner.error("the document is no UTF-8")
    }
    return (root, reader.scanner.offset)
  }

  private mutating func outermostElement() throws(XMLError) -> XMLElement {
    try declaration()
    try miscellany()
    guard scanner.starts(with: "<") else { throw scanner.error("an element has to begin here") }
    return try element(depth: 1)
  }

  /// `<?xml version="1.0" encoding="UTF-8"?>`, which may be absent.
  private mutating func declaration() throws(XMLError) {
    guard scanner.starts(with: "<?xml ") else { return }
    let content = try scanner.content(from: "<?", to: "?>", called: "declaration")
    guard let found = content.range(ofASCII: "encoding=") else { return }
    let encoding = content[found.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }.lowercased()
    // What is said to be UTF-16 and reads as this line does was converted since.
    guard ["utf-8", "utf8", "utf_8", "us-ascii", "ascii", "utf-16"].contains(encoding) else {
      throw scanner.error("the document is in another encoding than UTF-8: convert it")
    }
  }

  /// White space, comments and processing instructions around the outermost element.
  private mutating func miscellany() throws(XMLError) {
    while true {
      scanner.skipSpace()
      if scanner.starts(with: "<!--") {
        try comment()
      } else if scanner.starts(with: "<?") {
        _ = try scanner.content(from: "<?", to: "?>", called: "processing instruction")
      } else if scanner.starts(with: "<!") {
        try documentType()
      } else {
        return
      }
    }
  }

  /// A document type declaration that only says where its definitions are; what they say is not asked for.
  private mutating func documentType() throws(XMLError) {
    let start = scanner
    let content = try scanner.content(from: "<!DOCTYPE", to: ">", called: "document type declaration")
    if content.contains("[") {
      throw start.error("a document type declaration with definitions is not read: remove it")
    }
  }

  private mutating func comment() throws(XMLError) {
    _ = try scanner.content(from: "<!--", to: "-->", called: "comment")
  }

  private mutating func element(depth: Int) throws(XMLError) -> XMLElement {
    if depth > XMLReadingLimits.maximumDepth {
      throw scanner.error("elements are nested deeper than \(XMLReadingLimits.maximumDepth)")
    }
    let line = scanner.line
    try scanner.expect("<")
    let name = try scanner.name()
    var element = XMLElement(name: name, attributes: try attributes(of: name), line: line)
    if scanner.take("/>") { return element }
    try scanner.expect(">")
    try fill(&element, depth: depth)
    return element
  }

  private mutating func attributes(of element: String) throws(XMLError) -> [XMLElement.Attribute] {
    try count()
    var attributes: [XMLElement.Attribute] = []
    while true {
      let hasSpace = scanner.skipSpace()
      if scanner.starts(with: ">") || scanner.starts(with: "/>") { return attributes }
      guard hasSpace else { throw scanner.error("the start tag of <\(element)> is not ended by '>'") }
      let name = try scanner.name()
      if attributes.count == XMLReadingLimits.maximumAttributes {
        throw scanner.error("<\(element)> has more than \(XMLReadingLimits.maximumAttributes) attributes")
      }
      guard !attributes.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
        throw scanner.error("the attribute \(name) occurs twice")
      }
      scanner.skipSpace()
      try scanner.expect("=")
      scanner.skipSpace()
      attributes.append(.init(name: name, value: try scanner.quotedValue()))
      try count()
    }
  }

  /// Reads what is inside an element, and its end tag.
  private mutating func fill(_ element: inout XMLElement, depth: Int) throws(XMLError) {
    while true {
      element.text += try scanner.text()
      if scanner.isAtEnd { throw scanner.error("<\(element.name)> of line \(element.line) is never closed") }
      if scanner.take("</") {
        let name = try scanner.name()
        guard name.utf8.elementsEqual(element.name.utf8) else {
          throw scanner.error("</\(name)> closes <\(element.name)> of line \(element.line)")
        }
        scanner.skipSpace()
        return try scanner.expect(">")
      } else if scanner.starts(with: "<!--") {
        try comment()
      } else if scanner.starts(with: "<![CDATA[") {
        element.text += try scanner.content(from: "<![CDATA[", to: "]]>", called: "CDATA section")
      } else if scanner.starts(with: "<?") {
        _ = try scanner.content(from: "<?", to: "?>", called: "processing instruction")
      } else {
        element.children.append(try self.element(depth: depth + 1))
      }
    }
  }

  private mutating func count() throws(XMLError) {
    itemCount += 1
    if itemCount > limits.maximumItems {
      throw scanner.error("the document has more than \(limits.maximumItems) elements and attributes")
    }
  }
}

extension String {
  /// Where an ASCII text first stands.
  fileprivate func range(ofASCII text: StaticString) -> Range<Index>? {
    let wanted = "\(text)"
    return indices.lazy.compactMap { start in
      guard self[start...].hasPrefix(wanted) else { return nil }
      return start..<self.index(start, offsetBy: wanted.count)
    }.first
  }
}
