/// How large a document may be.
package struct XMLReadingLimits: Sendable {
  /// The deepest nesting that is read, which keeps recursion far from the end of a stack.
  package static let maximumDepth = 64
  /// The most attributes of one element, each of which is held against all others.
  package static let maximumAttributes = 256

  /// The largest document; 1 GiB unless told otherwise.
  package var maximumBytes: Int
  /// The most elements and attributes of one document together; 20 million unless told otherwise.
  package var maximumItems: Int

  /// Limits for documents that nobody vouches for.
  package init(maximumBytes: Int = 1 << 30, maximumItems: Int = 20_000_000) {
    self.maximumBytes = maximumBytes
    self.maximumItems = maximumItems
  }
}
