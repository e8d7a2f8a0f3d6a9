/// A name as a dictionary key that is equal where its UTF-8 bytes are; Swift's own equality folds normalisation forms.
package struct ByteKey: Hashable, Sendable {
  /// The name.
  package let text: String

  /// Takes a name.
  package init(_ text: String) {
    self.text = text
  }

  /// Whether both names have the same bytes.
  package static func == (left: Self, right: Self) -> Bool {
    left.text.isSameName(as: right.text)
  }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension String {
  /// Whether both names have the same UTF-8 bytes, which is how every name is compared.
  package func isSameName(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
