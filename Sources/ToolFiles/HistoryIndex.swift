import BenchFormats
import BenchModel
import CommandLineTool
import SafeFiles
import StrictJSON

/// Which runs a history holds and where, so that adding one run reads the end of a long file and no more.
///
/// It is derived from the file, which stays the truth, and kept beside it as `.NAME.index` from a mebibyte on; below,
/// reading all costs less. What is kept counts as long as the file has the same size, inode and times, or at least
/// still begins with the same bytes by their hash; whatever came behind them is read. Else the whole file is read
/// again.
/// A run counts as known only after its line was read again, so that an index gone wrong cannot lose one.
struct HistoryIndex: Codable {
  private let schema: SchemaHeader
  private var file: FileStamp
  /// How many bytes of whole lines it knows, and their hash.
  private var covered: Int
  private var hash: ContentHash.Standing
  private var lineCount: Int
  /// A hash of each run's identity, and where its line begins.
  private var identities: [Int]
  private var offsets: [Int]

  /// Smaller histories are read as a whole.
  static let smallestKept = 1 << 20

  /// The index of a history to which nobody else adds meanwhile.
  ///
  /// - Throws: what is wrong with lines that it did not know.
  init(of log: LineLog, at path: String, limit: Int) throws(ToolError) {
    let stamp = try rethrowing(try log.stamp, as: ToolError.init(writing:))
    if let kept = Self.kept(beside: path), try kept.holds(for: log, stamp) {
      self = kept
    } else {
      schema = .historyIndex
      file = stamp
      covered = 0
      hash = ContentHash().standing
      lineCount = 0
      identities = []
      offsets = []
    }
    try add(log, at: path, limit: limit)
  }

  /// Takes in what stands behind the lines that are known.
  mutating func add(_ log: LineLog, at path: String, limit: Int) throws(ToolError) {
    var reader = HistoryReader(path, lineCount: lineCount, offset: covered)
    var hash = ContentHash(from: hash)
    var rest: [UInt8] = []
    let blocks = try rethrowing(
      try log.blocks(from: covered, limit: limit), as: ToolError.init(writing:))
    while let block = blocks.next() {
      for line in try rethrowing(try reader.lines(of: block), as: ToolError.init(parsing:)) { note(line) }
      let bytes = rest.isEmpty ? block : rest + block
      let whole = reader.offset - covered
      hash.add(Array(bytes[..<whole]))
      rest = Array(bytes[whole...])
      (covered, lineCount) = (reader.offset, reader.lineCount)
    }
    if let failure = blocks.failure { throw ToolError(writing: failure) }
    self.hash = hash.standing
    // A line without line feed may still be cut off; it is known, and read again the next time.
    if let line = try rethrowing(try reader.rest(), as: ToolError.init(parsing:)) { note(line) }
  }

  /// Whether the history holds a run already.
  func holds(_ entry: HistoryEntry, in log: LineLog, at path: String, limit: Int) throws(ToolError) -> Bool {
    let identity = RunIdentity(run: entry.run, machine: entry.machine)
    let wanted = Self.hash(of: identity)
    for (number, hash) in identities.enumerated() where hash == wanted {
      let line = try Self.line(at: offsets[number], of: log, at: path, limit: limit)
      if line?.content.identities.contains(identity) == true { return true }
    }
    return false
  }

  /// Keeps it beside the history, if that is long enough; where that fails, the next one reads the history again.
  mutating func keep(for log: LineLog, at path: String) {
    guard covered >= Self.smallestKept, let stamp = try? log.stamp else { return }
    file = stamp
    let place = Self.path(beside: path)
    // Somebody else's repository may have put a link there.
    guard !FollowedLinks.isLink(place), let bytes = try? StrictJSONEncoder().encode(self) else { return }
    try? OutputFile.replace(place, with: bytes)
  }

  /// Where the index of a history stands.
  static func path(beside path: String) -> String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return "\(path[..<start]).\(path[start...]).index"
  }

  private mutating func note(_ line: HistoryLine) {
    for identity in line.content.identities {
      identities.append(Self.hash(of: identity))
      offsets.append(line.span.lowerBound)
    }
  }

  private func holds(for log: LineLog, _ stamp: FileStamp) throws(ToolError) -> Bool {
    guard identities.count == offsets.count, offsets.allSatisfy({ (0...covered).contains($0) }) else { return false }
    if file == stamp { return true }
    return try rethrowing(try log.hash(first: covered), as: ToolError.init(writing:))?.standing == hash
  }

  private static func kept(beside path: String) -> HistoryIndex? {
    guard let bytes = try? InputFile.bytes(at: Self.path(beside: path), limit: largestKept, from: .listing),
      let document = try? JSONDocument(bytes),
      (try? document.decode(SchemaEnvelope.self))?.schema == .historyIndex
    else { return nil }
    return try? document.decode()
  }

  private static func line(
    at offset: Int, of log: LineLog, at path: String, limit: Int
  ) throws(ToolError) -> HistoryLine? {
    var reader = HistoryReader(path, offset: offset)
    let blocks = try rethrowing(try log.blocks(from: offset, limit: limit), as: ToolError.init(writing:))
    while let block = blocks.next() {
      // What follows was not asked for, and is whole lines up to a piece of one.
      let end = block.firstIndex(of: lineFeed).map { $0 + 1 } ?? block.count
      let lines = try rethrowing(try reader.lines(of: Array(block[..<end])), as: ToolError.init(parsing:))
      if let line = lines.first { return line }
      if end < block.count { return nil }
    }
    if let failure = blocks.failure { throw ToolError(writing: failure) }
    return try rethrowing(try reader.rest(), as: ToolError.init(parsing:))
  }

  private static func hash(of identity: RunIdentity) -> Int {
    var hash = ContentHash()
    // No text holds the byte between them.
    hash.add(Array(identity.run.text.utf8) + [0xFF] + Array(identity.machine.text.utf8))
    return Int(Int64(bitPattern: hash.value))
  }

  /// Three million runs; more of an index than that is none.
  private static let largestKept = 100 << 20
  private static let lineFeed = UInt8(ascii: "\n")
}
