import BenchModel
import Glibc

@testable import BenchFormats

/// The fixtures that there are, found by reading the folders: a new one is met by every test of all formats.
extension Fixture {
  /// The words of the formats that have a folder.
  static let keywords = entries(of: path(of: "")).map(\.name)

  /// Every file of a file format, with its folder, such as `go/bench.txt`.
  static let files = fixtures(areFolders: false)

  /// Every folder of a folder format, with the folder of the format, such as `criterion/target`.
  static let folders = fixtures(areFolders: true)

  /// The files of formats that are read block by block.
  static let streamed = files.filter { name in
    RunReader.streamedFormats.contains { $0.keyword == keyword(of: name) }
  }

  /// The word of the format that a fixture is of.
  static func keyword(of name: String) -> String { String(name.prefix { $0 != "/" }) }

  private static func fixtures(areFolders: Bool) -> [String] {
    keywords.flatMap { keyword in
      entries(of: path(of: keyword)).filter { $0.isFolder == areFolders }.map { "\(keyword)/\($0.name)" }
    }
  }

  /// What lies in a folder, by name, but for what is hidden.
  static func entries(of path: String) -> [(name: String, isFolder: Bool)] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { entries.append((name, entry.pointee.d_type == DT_DIR)) }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The paths of all files below a folder, from it on.
  static func tree(_ path: String) -> [String] {
    entries(of: path).flatMap { name, isFolder in
      isFolder ? tree("\(path)/\(name)").map { "\(name)/\($0)" } : [name]
    }
  }

  /// A folder among the fixtures, as a tool finds it.
  static func folder(_ name: String, as keyword: String? = nil) -> RunReader.Folder? {
    RunReader.folder(name, with: tree(path(of: name)), as: keyword) { try? bytes("\(name)/\($0)") }
  }

  /// The files that hold the last measurement of a folder.
  static func wanted(in name: String) throws -> [FolderFile] {
    guard let folder = folder(name) else { throw Unreadable(path: name) }
    return try folder.wanted(baseline: nil).map { FolderFile(path: $0, bytes: try bytes("\(name)/\($0)")) }
  }
}

/// Reads a folder among the fixtures as a tool would.
///
/// - Parameters:
///   - others: The paths of files that are not read, and may tell what the folder is.
///   - change: Gives the bytes that take the place of a file's.
func readFolder(
  _ name: String, _ files: [FolderFile], beside others: [String] = [],
  _ change: (FolderFile) -> [UInt8] = { $0.bytes }
) throws(FormatError) -> BenchmarkRun? {
  let changed = files.map { FolderFile(path: $0.path, bytes: change($0)) }
  let paths = changed.map(\.path)
  let all = paths + others.filter { !paths.contains($0) }
  func folder(of files: [FolderFile]) -> RunReader.Folder? {
    RunReader.folder(name, with: all) { path in files.first { $0.path == path }?.bytes }
  }
  // One that no longer looks like its format is read as what it was.
  return try (folder(of: changed) ?? folder(of: files))?.read(changed, source: name, identity: "content:1").run
}
