import BenchFormats
import BenchModel
import CommandLineTool
import SafeFiles

/// Everything that the runs of a side are read from, in the order in which it is named; a folder stands for the files
/// in it, by name.
///
/// One item is given at a time, so that no more than one is held, and each has to be read before the next is asked for.
struct RunItems {
  private let format: String?
  /// How many bytes may still be read.
  private var left: Int
  private var paths: ArraySlice<String>
  /// The files of the folder that was named last.
  private var listed: ArraySlice<String> = []
  private var last: InputBlocks?

  /// More files than any side has by design; a folder of more is a mistake.
  private static let mostFiles = 100_000
  /// Groups, functions and values are a level each; the report folders beside them are not looked into deeper.
  private static let mostLevels = 6

  init(of paths: [String], _ input: RunInput) {
    self.paths = paths[...]
    format = input.format
    left = input.limit
  }

  /// The next item; nil after the last.
  ///
  /// - Throws: status 66 if it cannot be read, 65 if it is a folder that holds no run.
  mutating func next() throws(ToolError) -> RunItem? {
    if let last = last.take() { left -= last.count }
    if let path = listed.popFirst() { return try file(path, from: .listing) }
    guard let path = paths.popFirst() else { return nil }
    if let folder = try folder(path) { return folder }
    guard path != "-", Directory.exists(path) else { return try file(path, from: .user) }
    listed = try Self.listing(path)[...]
    return try next()
  }

  private mutating func file(_ path: String, from origin: InputFile.Origin) throws(ToolError) -> RunItem {
    let blocks: InputBlocks
    if path == "-", origin == .user {
      blocks = InputBlocks(descriptor: 0, name: "standard input", limit: left)
    } else {
      blocks = try rethrowing(try InputBlocks(path: path, limit: left, from: origin), as: ToolError.init(reading:))
    }
    last = blocks
    return .file(path: path, blocks: blocks)
  }

  /// The folder at a path, if it is read as a whole.
  ///
  /// `target/criterion` is the last measurement, and `target/criterion@main` the baseline that was saved as `main`.
  private mutating func folder(_ path: String) throws(ToolError) -> RunItem? {
    var (place, baseline) = (path, String?.none)
    if !Directory.exists(path), let at = path.lastIndex(of: "@") {
      (place, baseline) = (String(path[..<at]), String(path[path.index(after: at)...]))
    }
    guard path != "-", Directory.exists(place) else { return nil }
    let paths = try rethrowing(
      try Directory.tree(place, depth: Self.mostLevels, limit: Self.mostFiles), as: ToolError.init(reading:))
    let limit = left
    let found = RunReader.folder(place, with: paths, as: format) {
      try? InputFile.bytes(at: place + "/" + $0, limit: limit, from: .listing)
    }
    guard let folder = found else { return nil }
    let wanted = try rethrowing(try folder.wanted(baseline: baseline)) { (error: FormatError) in
      ToolError(.dataError, error.description)
    }
    var files: [FolderFile] = []
    for path in wanted + folder.beside.filter({ FollowedLinks.leadsToSomething(place + "/" + $0) }) {
      let bytes = try rethrowing(
        try InputFile.bytes(at: place + "/" + path, limit: left, from: .listing), as: ToolError.init(reading:))
      left -= bytes.count
      files.append(FolderFile(path: path, bytes: bytes))
    }
    return .folder(path: path, folder, files: files)
  }

  /// The paths of the files in a folder but for hidden ones.
  private static func listing(_ path: String) throws(ToolError) -> [String] {
    let names = try rethrowing(try Directory.names(in: path), as: ToolError.init(reading:)).filter {
      !$0.hasPrefix(".")
    }
    if names.isEmpty { throw ToolError(.dataError, "\(path): the folder holds no file") }
    if names.count > mostFiles {
      throw ToolError(.dataError, "\(path): the folder holds more than \(mostFiles) files")
    }
    let paths = names.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    // Said before anything is read, which may take long.
    if let inner = paths.first(where: { Directory.exists($0) }) {
      throw ToolError(.noInput, "cannot read '\(inner)': it is a directory")
    }
    return paths
  }
}
