/// What is read beyond strict RFC 8259, and how much of it.
package struct JSONReadingOptions: Sendable {
  /// The deepest nesting that is read.
  ///
  /// It is no option: 64 levels hold every real document, keep recursion far from the end of a stack, and let the
  /// reader keep its levels in the bits of one word.
  package static let maximumDepth = 64

  /// The largest document; 1 GiB unless told otherwise.
  package var maximumBytes: Int
  /// The longest string or key, in bytes as written between the quotes; 16 MiB unless told otherwise.
  package var maximumStringBytes: Int
  /// The most values of all kinds in one document; 200 million unless told otherwise.
  package var maximumValues: Int
  /// Whether decoding refuses keys that the decoded type never asks for.
  package var refusesUnknownKeys: Bool
  /// Whether a UTF-8 byte-order mark at the start is passed over.
  package var toleratesByteOrderMark: Bool
  /// Whether the bare tokens `NaN`, `Infinity` and `-Infinity` are numbers.
  package var allowsNonFiniteNumbers: Bool
  /// Whether `// …` and `/* … */` count as white space.
  package var allowsComments: Bool
  /// Whether a key may stand twice in an object, where the first one counts.
  package var allowsDuplicateKeys: Bool

  /// Options for a strict document; name what should differ.
  package init(
    maximumBytes: Int = 1 << 30,
    maximumStringBytes: Int = 16 << 20,
    maximumValues: Int = 200_000_000,
    refusesUnknownKeys: Bool = false,
    toleratesByteOrderMark: Bool = false,
    allowsNonFiniteNumbers: Bool = false,
    allowsComments: Bool = false,
    allowsDuplicateKeys: Bool = false
  ) {
    self.maximumBytes = maximumBytes
    self.maximumStringBytes = maximumStringBytes
    // Nodes are numbered in 32 bits, two for each member of an object.
    self.maximumValues = min(maximumValues, Int(Int32.max) / 2)
    self.refusesUnknownKeys = refusesUnknownKeys
    self.toleratesByteOrderMark = toleratesByteOrderMark
    self.allowsNonFiniteNumbers = allowsNonFiniteNumbers
    self.allowsComments = allowsComments
    self.allowsDuplicateKeys = allowsDuplicateKeys
  }
}
