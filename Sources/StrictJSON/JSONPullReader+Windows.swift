/// Documents that come in blocks: the reader holds a window of them, and goes on to the next one between two tokens.
extension JSONPullReader {
  /// Starts at the first value of a document that comes in blocks, of which only a few are held at a time.
  ///
  /// A key or text that was returned is gone once the next value is read. Errors beyond the first window name the line
  /// and the column, and no path.
  ///
  /// - Parameter nextBlock: What follows of the document; nil at its end.
  /// - Precondition: The options allow no comments, within which a window could end.
  package init(
    blocks nextBlock: @escaping () -> [UInt8]?, options: JSONReadingOptions = JSONReadingOptions()
  ) throws(JSONError) {
    precondition(!options.allowsComments, "a document with comments is read in one piece")
    var segments = JSONSegments(nextBlock)
    try self.init(segments.next(atLeast: 0) ?? [], options: options)
    self.segments = segments
  }

  /// Goes on to the next window and in it to the next token.
  @inline(never)
  mutating func skipWhitespaceIntoNextWindow() throws(JSONError) {
    guard var segments else { return }
    // Keys that a duplicate may still follow stand before the text of the new window, which is the longer of the two,
    // so that no number of keys makes reading quadratic.
    var window = keys.content(in: bytes)
    self.segments = nil
    guard let text = segments.next(atLeast: window.count) else { return }
    self.segments = segments
    keys.gather()
    var passed = passed ?? PassedText()
    passed.append(bytes[carried...])
    self.passed = passed
    carried = window.count
    if let start = taken?.start {
      taken?.bytes += bytes[start...]
      taken?.start = carried
    }
    window += text
    bytes = window
    offset = carried
    let total = passed.bytes + text.count
    if total > options.maximumBytes {
      throw failure(.documentTooLarge(bytes: total, limit: options.maximumBytes), at: offset)
    }
    try skipWhitespace()
  }

  /// The error for a place in the window.
  @inline(never)
  func failure(_ problem: JSONProblem, at offset: Int) -> JSONError {
    JSONError(problem, at: place(of: offset))
  }

  /// A place in the window as one of the document.
  func place(of offset: Int) -> JSONPlace {
    guard let passed else { return .byte(offset, of: bytes) }
    // A key that was carried along stood in an earlier window: what noticed it is the nearest known place.
    let place = offset < carried ? self.offset : offset
    return .behind(bytes[carried..<place], passed)
  }
}
