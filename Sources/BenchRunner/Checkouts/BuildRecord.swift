import SafeFiles
import StrictJSON

/// What a kept build was made from and by, and what tells whether it still is what was built.
struct BuildRecord: Codable, Equatable {
  /// All that decides what a build is.
  struct Origin: Codable, Equatable {
    /// The commit whose tree was built.
    let commit: String
    /// The build's program and its arguments.
    let build: [String]
    /// What it was built by.
    let toolchain: String
    /// Where it was built.
    let machine: String
    /// The folder it lies in: builds hold absolute paths.
    let folder: String
    /// The way from the tree to the folder that was built in.
    let prefix: String
    /// The change in whose job it was built; absent where that was none.
    let change: String?
  }

  /// The version of this form; another one is no record.
  var version = 1
  let origin: Origin
  /// The SHA-256 of the worker and of the files that its arguments name, by their paths in the folder.
  let hashes: [String: String]

  /// The name of its file.
  static let fileName = "record.json"
  private static let limit = 1 << 20

  /// Reads the record of a folder; nil where there is none that can be read.
  init?(in folder: String) {
    let path = "\(folder)/\(Self.fileName)"
    guard let bytes = try? InputFile.bytes(at: path, limit: Self.limit, from: .listing),
      let record = try? StrictJSONDecoder().decode(BuildRecord.self, from: bytes), record.version == 1
    else { return nil }
    self = record
  }

  init(origin: Origin, hashes: [String: String]) {
    (self.origin, self.hashes) = (origin, hashes)
  }

  /// Puts it into a folder, as a whole or not at all.
  func write(in folder: String) throws(CheckoutError) {
    let path = "\(folder)/\(Self.fileName)"
    let bytes: [UInt8]
    do {
      bytes = try StrictJSONEncoder(layout: .pretty).encode(self)
    } catch {
      throw .noFolder(path: path, reason: "\(error)")
    }
    do throws(FileError) {
      try OutputFile.replace(path, with: bytes)
    } catch {
      throw .noFolder(path: path, reason: error.reason)
    }
  }
}

extension BuildRecord.Origin {
  /// The name of the folder for a build of this origin: readable, and different for different ones.
  var key: String {
    let words = [commit, toolchain, machine, folder, prefix, change ?? ""] + build
    // Words are joined by what none of them holds.
    return "\(commit.prefix(12))-\(FileName.hash(of: Array(words.joined(separator: "\u{0}").utf8)))"
  }
}
