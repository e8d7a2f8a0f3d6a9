import Glibc
import SafeFiles

/// A program as Callgrind is given it.
struct ReadableProgram {
  /// The program and its arguments.
  let arguments: [String]
  /// Whether what it becomes or starts has to be followed, since it is a script or a program that starts another.
  let isFollowed: Bool

  /// More than any program that anybody counts.
  private static let largest = 1 << 30
  /// Programs that do nothing but to become another.
  private static let starters: Set<String> = ["env", "nice", "setarch", "stdbuf", "sudo", "taskset", "time", "timeout"]

  /// Takes a program as the user names it.
  ///
  /// One with debug information is copied without it. What it looks for beside its own path it finds there: the copy
  /// has links to all that lies in its folder, and in the folder above, beside it.
  ///
  /// - Parameters:
  ///   - directory: Where it is started; nil for the working directory of this process.
  ///   - folder: Where a copy may be put.
  init(_ arguments: [String], path search: String?, directory: String?, copiedTo folder: String) throws(FileError) {
    guard let name = arguments.first, let path = Self.path(of: name, search: search, directory: directory) else {
      self.arguments = arguments
      isFollowed = true
      return
    }
    let last = Self.lastPart(of: path)
    let bytes = try InputFile.bytes(at: path, limit: Self.largest)
    isFollowed = !DebugSections.isProgram(bytes) || Self.starters.contains(last)
    guard let copy = DebugSections.hidden(in: bytes) else {
      self.arguments = [path] + arguments.dropFirst()
      return
    }
    // The path by which it is named may be a link whose name the program heeds.
    let place = try Self.mirror(path, in: folder) + "/" + last
    try OutputFile.replace(place, with: copy)
    chmod(place, 0o700)
    self.arguments = [place] + arguments.dropFirst()
  }

  /// The path of the program of a name, as execvp(3) finds it; nil where there is none.
  static func path(of name: String, search: String?, directory: String?) -> String? {
    if name.contains("/") {
      let path = name.hasPrefix("/") ? name : (directory.map { "\($0)/" } ?? "") + name
      return access(path, X_OK) == 0 ? absolute(path) : nil
    }
    return (search ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// A folder in which everything stands that stands in the program's own, and the same of the folder above.
  private static func mirror(_ path: String, in folder: String) throws(FileError) -> String {
    let own = parent(of: path)
    let above = parent(of: own)
    let (outer, name) = ("\(folder)/above", lastPart(of: own))
    let inner = name.isEmpty ? outer : "\(outer)/\(name)"
    try Directory.create(inner)
    if !name.isEmpty { try link(all: above, into: outer, except: name) }
    try link(all: own, into: inner, except: lastPart(of: path))
    return inner
  }

  private static func link(all folder: String, into mirror: String, except name: String) throws(FileError) {
    for entry in try Directory.names(in: folder.isEmpty ? "/" : folder) where entry != name {
      // What cannot be linked is not found beside the copy, and the program says so.
      symlink("\(folder)/\(entry)", "\(mirror)/\(entry)")
    }
  }

  /// The path from the root, whose last part is left as it is.
  private static func absolute(_ path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let real = Directory.absolutePath(of: folder.isEmpty ? "/" : folder)
    return (real == "/" ? "" : real) + "/" + lastPart(of: path)
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func lastPart(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
