/// The bytes of an executable file that holds what a test wants: a loaded segment, a build's identifier and libraries.
struct PlantedImage {
  /// What is loaded beside the headers.
  var content = "content\0"
  /// The identifier of the build.
  var buildID: [UInt8] = [1, 2, 3, 4]
  /// The hashes by which Swift's compiler knows an object file.
  var moduleHashes: [UInt8] = []
  /// What stands behind all that is loaded, as debug information does.
  var debugInformation: [UInt8] = []
  /// The libraries, and where they are looked for.
  var libraries: [String] = []
  var folders: String?

  var bytes: [UInt8] {
    let headers = 64 + 3 * 56
    let note = Self.words32(4, UInt32(buildID.count), 3) + Array("GNU\0".utf8) + buildID
    var strings: [UInt8] = [0]
    var entries: [(UInt64, UInt64)] = []
    for library in libraries { entries.append((1, Self.add(library, to: &strings))) }
    if let folders { entries.append((29, Self.add(folders, to: &strings))) }
    let text = Array(content.utf8) + moduleHashes
    let stringPlace = headers + note.count + text.count
    entries.append((5, UInt64(stringPlace)))
    entries.append((0, 0))
    let dynamic = entries.flatMap { Self.words64($0.0, $0.1) }
    let dynamicPlace = stringPlace + strings.count
    let size = dynamicPlace + dynamic.count
    let table = size + debugInformation.count
    let names = Array("\0.swift_modhash\0".utf8)
    let sections =
      Self.section(0, 0, 0) + Self.section(1, headers + note.count + content.utf8.count, moduleHashes.count)
      + Self.section(0, table + 3 * 64, names.count)
    let header =
      [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 8) + Self.words32(0x003e_0003, 1)
      + Self.words64(0, 64, UInt64(table)) + Self.words32(0) + Self.words16(64, 56, 3, 64, 3, 2)
    let segments =
      Self.segment(1, 0, size) + Self.segment(4, headers, note.count) + Self.segment(2, dynamicPlace, dynamic.count)
    return header + segments + note + text + strings + dynamic + debugInformation + sections + names
  }

  private static func add(_ string: String, to strings: inout [UInt8]) -> UInt64 {
    let place = UInt64(strings.count)
    strings += Array(string.utf8) + [0]
    return place
  }

  private static func segment(_ kind: UInt32, _ offset: Int, _ size: Int) -> [UInt8] {
    let place = UInt64(offset)
    return words32(kind, 5) + words64(place, place, place, UInt64(size), UInt64(size), 1)
  }

  private static func section(_ name: UInt32, _ offset: Int, _ size: Int) -> [UInt8] {
    words32(name, 1) + words64(2, UInt64(offset), UInt64(offset), UInt64(size)) + words32(0, 0) + words64(1, 0)
  }

  private static func words16(_ words: UInt16...) -> [UInt8] { bytes(words) }
  private static func words32(_ words: UInt32...) -> [UInt8] { bytes(words) }
  private static func words64(_ words: UInt64...) -> [UInt8] { bytes(words) }

  private static func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
  }
}
