/// The beginning and the end of what a child wrote to one stream.
///
/// The bytes are as the child wrote them: whoever shows them escapes them.
package struct CapturedOutput: Equatable, Sendable {
  package private(set) var head: [UInt8] = []
  package private(set) var tail: [UInt8] = []
  /// Bytes between head and tail that were read and dropped.
  package private(set) var omitted = 0

  /// How much is kept at either end.
  private let part: Int

  /// Enough for the text of a crash or a compiler's first errors, at either end.
  static let usualPart = 32 << 10

  init(part: Int = usualPart) {
    self.part = part
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    let forHead = bytes.prefix(part - head.count)
    head += forHead
    tail += bytes.dropFirst(forHead.count)
    // Trimmed at twice the size, so that each byte is moved once on average.
    if tail.count > 2 * part { trim() }
  }

  /// Brings the tail to its size; called once more at the end.
  mutating func trim() {
    let excess = tail.count - part
    guard excess > 0 else { return }
    tail.removeFirst(excess)
    omitted += excess
  }
}

extension CapturedOutput {
  /// How many bytes the child wrote in all.
  var count: Int { head.count + omitted + tail.count }
}
