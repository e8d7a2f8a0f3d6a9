import BenchFormats
import BenchModel
package import CommandLineTool
import SafeFiles

/// Where the runs of a tool come from and how they are read, as its command line says.
package struct RunInput: Sendable {
  /// The most bytes that are read for one side.
  package let limit: Int
  /// The word of the only format that is tried; nil to recognise each file by its content.
  package let format: String?

  /// The most that is read of an untrusted side unless the user says otherwise: 1 GiB.
  package static let defaultLimit = 1 << 30

  /// `--from`, which every tool that reads runs has.
  package static let fromOption = OptionDeclaration.choice(
    "from", among: RunReader.keywords, help: "Read every file as this format. Default: recognise each by its content.")

  /// `--max-input`, which every tool that reads runs has.
  package static let maxInputOption = OptionDeclaration.value(
    "max-input", of: "SIZE",
    help: "The most that is read of a side, such as 2GB; the files of a folder count together. Default: 1GB.")

  /// Every format that is read, for help texts.
  package static var formatNames: String { RunReader.names.joined(separator: ", ") }

  /// Reads with a limit, and by one format if one is named.
  package init(limit: Int = defaultLimit, format: String? = nil) {
    self.limit = limit
    self.format = format
  }

  /// What a command line says of both.
  package init(_ parsed: ParsedArguments) throws(ToolError) {
    do throws(NotationError) {
      limit = try Self.limit(parsed.value(of: Self.maxInputOption))
    } catch {
      throw ToolError(.usage, error.description)
    }
    format = parsed.value(of: Self.fromOption)
  }

  private static func limit(_ text: String?) throws(NotationError) -> Int {
    guard let text else { return defaultLimit }
    let quantity = try Quantity(text)
    guard [.bytes, .count].contains(quantity.unit), quantity.value >= 1, quantity.value < 1e15 else {
      throw NotationError(text: text, expected: "a size, such as 2GB")
    }
    return Int(quantity.value)
  }
}

/// What one run is read from.
enum InputItem {
  /// A file that is open.
  case file(path: String, blocks: InputBlocks)
  /// What a baseline of a criterion folder holds.
  case criterion(path: String, files: [CriterionFolder.File])
}

extension RunInput {
  /// More files than any side has by design; a folder of more is a mistake.
  private static let mostFiles = 100_000
  /// Groups, functions and values are a level each; the report folders beside them are not looked into deeper.
  private static let criterionDepth = 6

  /// Gives every run of a side in the order in which they are named, one at a time, so that no more than one is held; a
  /// folder stands for the files in it, by name.
  func forEachItem(of paths: [String], _ read: (InputItem) throws(ToolError) -> Void) throws(ToolError) {
    var left = limit
    for path in paths {
      if let item = try criterion(path, left: &left) {
        try read(item)
      } else if path != "-", Directory.exists(path) {
        for file in try Self.listing(path) {
          try self.read(file, from: .listing, left: &left, read)
        }
      } else {
        try self.read(path, from: .user, left: &left, read)
      }
    }
  }

  private func read(
    _ path: String, from origin: InputFile.Origin, left: inout Int, _ read: (InputItem) throws(ToolError) -> Void
  ) throws(ToolError) {
    let blocks = try Self.blocks(path, from: origin, limit: left)
    var fault: ToolError?
    do throws(ToolError) {
      try read(.file(path: path, blocks: blocks))
    } catch {
      fault = error
    }
    // To a reader this was the end of the file, where a good one may have been.
    if let failure = blocks.failure { throw ToolError(.noInput, failure.message) }
    if let fault { throw fault }
    left -= blocks.count
  }

  private static func blocks(
    _ path: String, from origin: InputFile.Origin, limit: Int
  ) throws(ToolError) -> InputBlocks {
    if path == "-", origin == .user { return InputBlocks(descriptor: 0, name: "standard input", limit: limit) }
    return try reading { () throws(FileError) in try InputBlocks(path: path, limit: limit, from: origin) }
  }

  /// The measurements in a criterion folder; nil if the path is none.
  ///
  /// `target/criterion` is the last measurement, and `target/criterion@main` the baseline that was saved as `main`.
  private func criterion(_ path: String, left: inout Int) throws(ToolError) -> InputItem? {
    var (folder, baseline) = (path, CriterionFolder.latest)
    if !Directory.exists(path), let at = path.lastIndex(of: "@") {
      (folder, baseline) = (String(path[..<at]), String(path[path.index(after: at)...]))
    }
    guard path != "-", Directory.exists(folder) else { return nil }
    let paths = try Self.reading { () throws(FileError) in
      try Directory.tree(folder, depth: Self.criterionDepth, limit: Self.mostFiles)
    }
    guard CriterionFolder.isLikely(paths) else { return nil }
    let wanted = CriterionFolder.wanted(among: paths, baseline: baseline)
    if wanted.isEmpty { throw ToolError(.dataError, "\(folder): no benchmark has a baseline '\(baseline)'") }
    var files: [CriterionFolder.File] = []
    for file in wanted {
      files.append(CriterionFolder.File(path: file, bytes: try listed(folder + "/" + file, left: &left)))
    }
    return .criterion(path: path, files: files)
  }

  /// The paths of the files in a folder but for hidden ones.
  private static func listing(_ path: String) throws(ToolError) -> [String] {
    let names = try reading { () throws(FileError) in try Directory.names(in: path) }.filter { !$0.hasPrefix(".") }
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

  private func listed(_ path: String, left: inout Int) throws(ToolError) -> [UInt8] {
    let limit = left
    let bytes = try Self.reading { () throws(FileError) in
      try InputFile.bytes(at: path, limit: limit, from: .listing)
    }
    left -= bytes.count
    return bytes
  }

  private static func reading<Value>(_ read: () throws(FileError) -> Value) throws(ToolError) -> Value {
    do throws(FileError) {
      return try read()
    } catch {
      throw ToolError(.noInput, error.message)
    }
  }
}
