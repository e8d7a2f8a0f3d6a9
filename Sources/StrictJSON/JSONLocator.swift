/// Finds line, column and key path of a byte by reading the document again, so that reading keeps no record of them.
struct JSONLocator {
  let bytes: [UInt8]

  /// The error for a problem at a byte.
  func error(_ problem: JSONProblem, at offset: Int) -> JSONError {
    JSONError(problem, at: .byte(offset, of: bytes))
  }

  /// Line and column of a byte; the end of the document is a place too.
  func position(of offset: Int) -> JSONPosition {
    PositionIndex(bytes).position(of: offset)
  }

  /// The steps from the root to the value or key at a byte; everything before that byte must have been read once.
  func path(to offset: Int) -> [JSONPathComponent] {
    var levels: [Level] = []
    var index = 0
    while index < min(offset, bytes.count) {
      switch bytes[index] {
      case UInt8(ascii: "{"): levels.append(.object(key: nil))
      case UInt8(ascii: "["): levels.append(.array(index: 0))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
      case UInt8(ascii: ","): levels.last?.next().map { levels[levels.count - 1] = $0 }
      case UInt8(ascii: "/"): index = endOfComment(from: index)
      case UInt8(ascii: "\""):
        let end = endOfString(from: index)
        if case .object(key: nil) = levels.last, end < offset {
          levels[levels.count - 1] = .object(key: index + 1..<end)
        }
        index = end
      default: break
      }
      index += 1
    }
    if index == offset, index < bytes.count, bytes[index] == UInt8(ascii: "\""),
      case .object(key: nil) = levels.last
    {
      levels[levels.count - 1] = .object(key: index + 1..<endOfString(from: index))
    }
    return levels.compactMap { $0.component(in: bytes) }
  }

  private func endOfString(from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, bytes.count)
  }

  /// Where the next value starts: behind white space, comments and one comma.
  func startOfValue(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"), UInt8(ascii: ","): index += 1
      case UInt8(ascii: "/"): index = endOfComment(from: index) + 1
      default: return index
      }
    }
    return index
  }

  /// The byte behind the number that starts here.
  func endOfNumber(from start: Int) -> Int {
    start + bytes[start...].prefix { isPartOfNumber($0) }.count
  }

  /// The number at a place the way it is written, shortened.
  func writtenNumber(at start: Int) -> String {
    displayed(String(decoding: bytes[start..<endOfNumber(from: start)], as: UTF8.self))
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    // Letters: exponents, and the bare words NaN and Infinity.
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  /// The last byte of a comment that starts here, or the byte itself if none does.
  private func endOfComment(from start: Int) -> Int {
    guard start + 1 < bytes.count else { return start }
    var index = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "/"):
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index
    case UInt8(ascii: "*"):
      while index + 1 < bytes.count, !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/")) {
        index += 1
      }
      return index + 1
    default: return start
    }
  }

  /// An open object with its latest key, or an open array with the index of its latest element.
  private enum Level {
    case object(key: Range<Int>?)
    case array(index: Int)

    func next() -> Level? {
      switch self {
      case .object: .object(key: nil)
      case .array(let index): .array(index: index + 1)
      }
    }

    func component(in bytes: [UInt8]) -> JSONPathComponent? {
      switch self {
      case .object(let key): key.map { .key(JSONText(start: $0.lowerBound, end: $0.upperBound).string(in: bytes)) }
      case .array(let index): .index(index)
      }
    }
  }
}
