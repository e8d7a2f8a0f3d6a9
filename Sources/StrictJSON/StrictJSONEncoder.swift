/// How written documents are laid out.
package enum JSONLayout: Sendable {
  /// Everything on one line without any space, and no line end.
  case compact
  /// Two spaces a level, one key a line; an array of scalars on one line, so an array of such arrays has one a line.
  case pretty
}

/// Encodes types as JSON that is the same bytes for the same value, always.
///
/// Keys are sorted by their UTF-8 bytes. Numbers are the shortest decimals that give the same double again, in the form
/// of RFC 8785 (that of ECMAScript): `3`, not `3.0`; exponents only below 1e-6 and from 1e21. Unlike there, negative
/// zero keeps its sign. Beside what JSON demands, what ``HarmlessText`` names is escaped: a file that is printed into
/// the log of a build server does nothing there. A number that is not finite is an error.
package struct StrictJSONEncoder: Sendable {
  /// How documents are laid out.
  package var layout: JSONLayout
  /// Whether everything beyond ASCII becomes `\u` escapes.
  package var escapesNonASCII: Bool

  /// An encoder for one line of UTF-8, unless told otherwise.
  package init(layout: JSONLayout = .compact, escapesNonASCII: Bool = false) {
    self.layout = layout
    self.escapesNonASCII = escapesNonASCII
  }

  /// Encodes a value as a whole document; the pretty layout ends with a line feed.
  package func encode<Value: Encodable>(
    _ value: Value, userInfo: [CodingUserInfoKey: any Sendable] = [:]
  ) throws(JSONError) -> [UInt8] {
    do {
      var writer = JSONWriter(layout: layout, escapesNonASCII: escapesNonASCII)
      try writer.writeDocument(try ValueEncoder.encode(value, userInfo: userInfo))
      return writer.finish()
    } catch {
      throw EncodingFailure(error).error
    }
  }
}
