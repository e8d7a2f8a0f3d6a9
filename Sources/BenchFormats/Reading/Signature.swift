/// What files of a format look like, by which they are recognised before anything else of them is read.
///
/// A file is of a format if it has one of its marks: in a document, in a line of its text, or as an outermost element.
struct Signature: Sendable {
  /// The shapes of its documents.
  let documents: [DocumentMark]
  /// The lines that only a text of the format has.
  let lines: [LineMark]
  /// The names of the outermost elements of its XML.
  let elements: [String]

  /// A format with these marks.
  init(documents: [DocumentMark] = [], lines: [LineMark] = [], elements: [String] = []) {
    self.documents = documents
    self.lines = lines
    self.elements = elements
  }

  /// The mark that a document has; nil if it has none of them.
  func mark(of shape: DocumentShape) -> DocumentMark? {
    documents.first { $0.lack(in: shape) == nil }
  }
}
