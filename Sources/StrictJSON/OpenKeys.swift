/// The keys of all open objects, kept to refuse duplicates.
struct OpenKeys {
  /// Up to this many keys are compared one by one; more are sorted once at the end of their object, so that no choice
  /// of keys makes reading quadratic.
  private static let scanLimit = 16

  private var keys: [JSONText] = []
  private var starts: [Int] = []

  /// Notes that an object begins.
  mutating func open() {
    starts.append(keys.count)
  }

  /// Adds a key to the innermost object; true if it is seen to be there already.
  mutating func insert(_ key: JSONText, in bytes: [UInt8]) -> Bool {
    let start = starts.last ?? 0
    if keys.count - start < Self.scanLimit {
      let length = key.end - key.start
      for index in start..<keys.count {
        let other = keys[index]
        // Most keys differ in length already.
        if other.end - other.start != length, !other.isEscaped, !key.isEscaped { continue }
        if other.equals(key, in: bytes) { return true }
      }
    }
    keys.append(key)
    return false
  }

  /// All keys as they are written, one behind the other.
  func content(in bytes: [UInt8]) -> [UInt8] {
    var content: [UInt8] = []
    for key in keys { content += bytes[key.start..<key.end] }
    return content
  }

  /// Goes over to other bytes, which begin with `content(in:)` of those before.
  mutating func gather() {
    var start = 0
    for (index, key) in keys.enumerated() {
      let end = start + key.end - key.start
      keys[index] = JSONText(start: start, end: end, isEscaped: key.isEscaped, isASCII: key.isASCII)
      start = end
    }
  }

  /// Forgets the innermost object; returns the second of two equal keys if it had any.
  mutating func close(in bytes: [UInt8]) -> JSONText? {
    let start = starts.popLast() ?? 0
    defer { keys.removeSubrange(start...) }
    guard keys.count - start > Self.scanLimit else { return nil }
    let sorted = keys[start...].map { (key: $0, content: $0.content(in: bytes)) }.sorted { first, second in
      if first.content.elementsEqual(second.content) { return first.key.start < second.key.start }
      return first.content.lexicographicallyPrecedes(second.content)
    }
    let repeated = zip(sorted, sorted.dropFirst()).filter { $0.content.elementsEqual($1.content) }.map(\.1.key)
    return repeated.min { $0.start < $1.start }
  }
}

extension JSONText {
  /// The decoded content, without a copy where nothing is escaped.
  fileprivate func content(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    isEscaped ? decodedBytes(in: bytes)[...] : bytes[start..<end]
  }
}
