/// Answers that came and were not asked for yet, cut into lines.
struct ChildProcessAnswers {
  private let limit: Int
  private var bytes: [UInt8] = []
  /// Where the first unread line begins.
  private var start = 0
  /// How far the search for its end has come: a long answer in many pieces is searched once.
  private var searched = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ piece: ArraySlice<UInt8>) throws(ChildProcessError) {
    if start > 0 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    guard bytes.count + piece.count <= limit else {
      let hasLine = bytes.contains(Self.lineFeed)
      throw hasLine ? .answersFlooded(limit: limit) : .answerTooLong(limit: limit)
    }
    bytes += piece
  }

  /// The next whole line without its line feed.
  mutating func next() -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: Self.lineFeed) else {
      searched = bytes.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return Array(bytes[start..<end])
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
