import BenchFormats
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

  /// Every format that is read, for help texts.
  package static var formatNames: String { RunReader.names.joined(separator: ", ") }

  /// Reads with a limit, and by one format if one is named.
  package init(limit: Int = defaultLimit, format: String? = nil) {
    self.limit = limit
    self.format = format
  }
}

/// One file of a side, read into memory.
struct InputBytes {
  let path: String
  let bytes: [UInt8]
}

extension RunInput {
  /// More files than any side has by design; a folder of more is a mistake.
  private static let mostFiles = 100_000

  /// Every file of a side in the order in which they are named; a folder stands for the files in it, by name.
  func files(_ paths: [String]) throws(ToolError) -> [InputBytes] {
    var files: [InputBytes] = []
    var left = limit
    for path in paths {
      guard let names = try Self.names(in: path) else {
        files.append(InputBytes(path: path, bytes: try Input.bytes(path, limit: left)))
        left -= files.last?.bytes.count ?? 0
        continue
      }
      if names.isEmpty { throw ToolError(.dataError, "\(path): the folder holds no file") }
      if names.count > Self.mostFiles {
        throw ToolError(.dataError, "\(path): the folder holds more than \(Self.mostFiles) files")
      }
      let folder = path.hasSuffix("/") ? path : path + "/"
      for name in names {
        files.append(InputBytes(path: folder + name, bytes: try Self.listed(folder + name, limit: left)))
        left -= files.last?.bytes.count ?? 0
      }
    }
    return files
  }

  /// The names in a folder but for hidden ones; nil if the path is no folder.
  private static func names(in path: String) throws(ToolError) -> [String]? {
    guard path != "-", Directory.exists(path) else { return nil }
    do throws(FileError) {
      return try Directory.names(in: path).filter { !$0.hasPrefix(".") }
    } catch {
      throw ToolError(.noInput, error.message)
    }
  }

  private static func listed(_ path: String, limit: Int) throws(ToolError) -> [UInt8] {
    do throws(FileError) {
      return try InputFile.bytes(at: path, limit: limit, from: .listing)
    } catch {
      throw ToolError(.noInput, error.message)
    }
  }
}
