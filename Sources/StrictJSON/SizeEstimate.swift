/// How many nodes and words a document will probably need, from samples of its bytes.
///
/// Growing an array copies it into fresh memory; room that is never written to costs none. A wrong estimate is
/// harmless.
struct SizeEstimate {
  private(set) var nodes = 0
  private(set) var words = 0

  /// Of a smaller document the room for the worst case costs less than a look.
  private static let small = 4096

  /// Looks at about a sixteenth of the document in 32 places, at 64 KiB at most: looking must stay cheap beside
  /// reading.
  init(_ bytes: [UInt8]) {
    guard bytes.count > Self.small else {
      (nodes, words) = (bytes.count / 12 + 16, bytes.count / 4 + 16)
      return
    }
    let length = min(2048, max(64, bytes.count / 512))
    let step = max(length, bytes.count / 32)
    let span = bytes.span
    var sampled = 0
    for start in stride(from: 0, to: bytes.count, by: step) {
      let sample = span.extracting(start..<min(start + length, bytes.count))
      sampled += sample.count
      count(sample)
    }
    // A tenth more, for what the samples missed.
    let scale = 1.1 * Double(bytes.count) / Double(max(sampled, 1))
    // Samples of nothing but commas must not ask for more than twice the document.
    nodes = min(Int(Double(nodes) * scale), bytes.count / 12) + 16
    words = min(Int(Double(words) * scale), bytes.count / 4) + 16
  }

  /// Counts what usually makes a node or a word.
  private mutating func count(_ bytes: Span<UInt8>) {
    var (commas, quotes, brackets, colons) = (0, 0, 0, 0)
    for index in bytes.indices {
      let byte = bytes[index]
      commas += byte == UInt8(ascii: ",") ? 1 : 0
      quotes += byte == UInt8(ascii: "\"") ? 1 : 0
      // { and [ differ in one bit.
      brackets += byte | 0x20 == UInt8(ascii: "{") ? 1 : 0
      colons += byte == UInt8(ascii: ":") ? 1 : 0
    }
    nodes += quotes / 2 + brackets + colons / 2
    words += commas + brackets
  }
}
