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
    text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether both names have the same UTF-8 bytes, which is how every name is compared.
  package func isSameName(as other: String) -> Bool {
    withBytes { left in
      other.withBytes { right in
        guard left.count == right.count else { return false }
        for place in left.indices where left[place] != right[place] { return false }
        return true
      }
    }
  }

  /// The UTF-8 bytes in one piece: comparing names is a large part of judging, and a text's own view of its bytes asks
  /// for each of them how it is stored.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
