import BenchFormats
import BenchModel
import CommandLineTool
import SafeFiles

/// What one run is read from.
enum RunItem {
  /// A file that is open.
  case file(path: String, blocks: InputBlocks)
  /// The files that hold a baseline of a folder.
  case folder(path: String, RunReader.Folder, files: [FolderFile])

  /// The path as the user named it.
  var path: String {
    switch self {
    case .file(let path, _), .folder(let path, _, _): path
    }
  }

  /// A hash of all that was read.
  var hash: String {
    switch self {
    case .file(_, let blocks): blocks.hash
    case .folder(_, _, let files):
      ContentHash.hexadecimal(of: Array(files.map(\.mark).joined(separator: " ").utf8))
    }
  }

  /// Reads the run.
  ///
  /// - Parameter format: The word of the only format that is tried; nil to recognise a file by its content.
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 65 if it is not a run.
  func read(as format: String?) throws(ToolError) -> RunReader.Reading {
    switch self {
    case .file(let path, let blocks): return try Self.read(blocks, path: path, as: format)
    case .folder(let path, let folder, let files):
      return try rethrowing(try folder.read(files, source: path, identity: "content:\(hash)")) {
        (error: FormatError) in ToolError(.dataError, error.description)
      }
    }
  }

  private static func read(
    _ blocks: InputBlocks, path: String, as format: String?
  ) throws(ToolError) -> RunReader.Reading {
    var progress = ReadingProgress(path: path, size: blocks.size)
    defer { progress.end() }
    let next = {
      let block = blocks.next()
      progress.reach(blocks.count)
      return block
    }
    let reading: RunReader.Reading
    do throws(FormatError) {
      reading = try RunReader.read(
        blocks: next, size: blocks.size, source: path, identity: { "content:\(blocks.hash)" }, as: format)
    } catch {
      try checkEnd(of: blocks)
      throw ToolError(.dataError, error.description)
    }
    try checkEnd(of: blocks)
    return reading
  }

  /// Throws why a file was not read to its end: a reader took the end of the blocks for that of the file.
  private static func checkEnd(of blocks: InputBlocks) throws(ToolError) {
    if let failure = blocks.failure { throw ToolError(.noInput, failure.message) }
  }
}

extension FolderFile {
  /// What tells the file from others: its path and a hash of its bytes.
  fileprivate var mark: String { "\(path):\(ContentHash.hexadecimal(of: bytes))" }
}
