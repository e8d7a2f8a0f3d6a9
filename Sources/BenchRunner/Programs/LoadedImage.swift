import Glibc

/// What the system loads of an executable or a library, and what that names: an ELF file of 64 bits (elf(5)).
struct LoadedImage {
  /// A part of the file that is put into memory.
  struct Segment: Equatable {
    let flags: UInt32
    let offset: Int
    let address: UInt64
    let fileSize: Int
    let memorySize: UInt64
  }

  private let bytes: [UInt8]
  private(set) var segments: [Segment] = []
  /// Bytes that are loaded and say nothing of the program: where debug information stands, the build-id note, and the
  /// hashes by which Swift's compiler knows an object file that it need not make again, which hold the build's folder.
  private var meaningless: [Range<Int>] = [0x28..<0x30, 0x3c..<0x40]
  /// The libraries that it asks for by name.
  private(set) var libraries: [String] = []
  /// The folders in which it looks for them first, as they are written there.
  private(set) var folders: [String] = []

  private enum Kind {
    static let load: UInt32 = 1
    static let dynamic: UInt32 = 2
    static let note: UInt32 = 4
  }
  private enum Tag {
    static let needed: UInt64 = 1
    static let strings: UInt64 = 5
    static let oldPath: UInt64 = 15
    static let path: UInt64 = 29
  }
  /// The type of the GNU note that holds a build's identifier.
  private static let buildID: UInt32 = 3

  /// Takes a file apart; nil where it is none of this form, or is cut short.
  init?(_ bytes: [UInt8]) {
    // Magic number, 64 bits, little-endian.
    guard bytes.count >= 64, bytes[0..<6] == [0x7f, 0x45, 0x4c, 0x46, 2, 1] else { return nil }
    self.bytes = bytes
    let table = Int(clamping: word(at: 0x20))
    let (size, count) = (Int(half(at: 0x36)), Int(half(at: 0x38)))
    guard size >= 56, Self.holds(bytes, table, size * count) else { return nil }
    var dynamic: Segment?
    for place in 0..<count {
      let start = table + place * size
      let segment = Segment(
        flags: int(at: start + 4), offset: Int(clamping: word(at: start + 8)), address: word(at: start + 16),
        fileSize: Int(clamping: word(at: start + 32)), memorySize: word(at: start + 40))
      guard Self.holds(bytes, segment.offset, segment.fileSize) else { return nil }
      switch int(at: start) {
      case Kind.load: segments.append(segment)
      case Kind.dynamic: dynamic = segment
      case Kind.note: markBuildID(in: segment)
      default: break
      }
    }
    if let dynamic { readLibraries(of: dynamic) }
    markModuleHashes()
  }

  private static func holds(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Bool {
    offset >= 0 && count >= 0 && offset <= bytes.count && count <= bytes.count - offset
  }

  private mutating func markBuildID(in segment: Segment) {
    var place = segment.offset
    let end = segment.offset + segment.fileSize
    while place + 12 <= end {
      let (nameSize, size) = (Int(int(at: place)), Int(int(at: place + 4)))
      let name = place + 12
      let description = name + (nameSize + 3) / 4 * 4
      guard description + size <= end else { return }
      if int(at: place + 8) == Self.buildID, bytes[name..<name + nameSize].elementsEqual(Array("GNU\0".utf8)) {
        meaningless.append(description..<description + size)
      }
      place = description + (size + 3) / 4 * 4
    }
  }

  /// The name of the section that holds the hashes of Swift's compiler; no program reads it.
  private static let moduleHashes = ".swift_modhash"

  private mutating func markModuleHashes() {
    let table = Int(clamping: word(at: 0x28))
    let (size, count) = (Int(half(at: 0x3a)), Int(half(at: 0x3c)))
    guard size >= 64, count > 0, Self.holds(bytes, table, size * count) else { return }
    let names = Int(clamping: word(at: table + Int(half(at: 0x3e)) * size + 24))
    for place in 0..<count {
      let start = table + place * size
      let (offset, length) = (Int(clamping: word(at: start + 24)), Int(clamping: word(at: start + 32)))
      guard string(at: names + Int(int(at: start))) == Self.moduleHashes, Self.holds(bytes, offset, length) else {
        continue
      }
      meaningless.append(offset..<offset + length)
    }
  }

  private mutating func readLibraries(of dynamic: Segment) {
    let entries = stride(from: dynamic.offset, to: dynamic.offset + dynamic.fileSize - 15, by: 16).map { place in
      (tag: word(at: place), value: word(at: place + 8))
    }
    guard let table = entries.first(where: { $0.tag == Tag.strings }).flatMap({ offset(of: $0.value) }) else { return }
    for entry in entries {
      let start = table + Int(clamping: entry.value)
      switch entry.tag {
      case Tag.needed: libraries.append(string(at: start))
      case Tag.path, Tag.oldPath: folders += string(at: start).split(separator: ":").map { String($0) }
      default: break
      }
    }
  }

  private func offset(of address: UInt64) -> Int? {
    let holder = segments.first { $0.address <= address && address - $0.address < UInt64($0.fileSize) }
    return holder.map { $0.offset + Int(address - $0.address) }
  }

  private func string(at place: Int) -> String {
    guard place >= 0, place < bytes.count else { return "" }
    return String(decoding: bytes[place...].prefix { $0 != 0 }, as: UTF8.self)
  }

  private func half(at place: Int) -> UInt16 { number(at: place) }
  private func int(at place: Int) -> UInt32 { number(at: place) }
  private func word(at place: Int) -> UInt64 { number(at: place) }

  private func number<Number: FixedWidthInteger>(at place: Int) -> Number {
    guard Self.holds(bytes, place, MemoryLayout<Number>.size) else { return 0 }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
  }
}

extension LoadedImage {
  /// Whether both are the same program in memory, wherever and whenever they were built.
  func isSame(as other: LoadedImage) -> Bool {
    guard segments == other.segments, meaningless == other.meaningless else { return false }
    return segments.allSatisfy { segment in
      var place = segment.offset
      let end = segment.offset + segment.fileSize
      for gap in meaningless.sorted(by: { $0.lowerBound < $1.lowerBound }) where gap.overlaps(place..<end) {
        if gap.lowerBound > place, !hasSameBytes(as: other, place..<gap.lowerBound) { return false }
        place = min(max(place, gap.upperBound), end)
      }
      return hasSameBytes(as: other, place..<end)
    }
  }

  private func hasSameBytes(as other: LoadedImage, _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBytes { mine in
      other.bytes.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return range.isEmpty }
        return memcmp(mine + range.lowerBound, theirs + range.lowerBound, range.count) == 0
      }
    }
  }

  /// The texts that it holds and that may be paths: printable, ended by a zero, with a point or a slash.
  var possiblePaths: Set<String> {
    var found: Set<String> = []
    for segment in segments {
      var start = segment.offset
      for place in segment.offset..<segment.offset + segment.fileSize where !Self.isPartOfPath(bytes[place]) {
        let text = bytes[start..<place]
        if bytes[place] == 0, (3...Int(NAME_MAX)).contains(text.count), text.contains(where: Self.isOfPaths) {
          found.insert(String(decoding: text, as: UTF8.self))
        }
        start = place + 1
      }
    }
    return found
  }

  private static func isPartOfPath(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7f }
  private static func isOfPaths(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") }

  /// Whether one of these paths stands in what is loaded: its last part, as a word of its own, where that has a point,
  /// as most names of files do and few other words; otherwise its last two parts.
  func holdsAny(of paths: [String]) -> Bool {
    let names = Set(
      paths.map { path in
        let parts = path.split(separator: "/")
        let name = parts.last.map { String($0) } ?? path
        return Array((name.contains(".") ? name : parts.suffix(2).joined(separator: "/")).utf8)[...]
      })
    let lengths = Set(names.map(\.count))
    return segments.contains { segment in
      let end = segment.offset + segment.fileSize
      var start = segment.offset
      for place in segment.offset...end where place == end || !Self.isPartOfName(bytes[place]) {
        let word = bytes[start..<place]
        start = place + 1
        if Self.ends(of: word).contains(where: { lengths.contains($0.count) && names.contains($0) }) { return true }
      }
      return false
    }
  }

  /// The last part of a path and its last two, without the point that ends a sentence.
  private static func ends(of word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var word = word
    if word.last == UInt8(ascii: ".") { word = word.dropLast() }
    let slash = UInt8(ascii: "/")
    guard let last = word.lastIndex(of: slash) else { return [word] }
    let before = word[..<last].lastIndex(of: slash).map { $0 + 1 } ?? word.startIndex
    return [word[(last + 1)...], word[before...]]
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"):
      true
    default: byte >= 0x80
    }
  }
}
