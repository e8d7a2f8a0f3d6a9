import Glibc

/// Where the bytes for a path really go, once links are followed.
enum OutputPath {
  /// A regular file, or a new one, in a directory; `status` is what is there now.
  case file(directory: String, name: String, status: stat?)
  /// A device or a pipe, which is written to and never replaced.
  case stream(String)
  /// A descriptor of this process, such as `/dev/stdout`.
  case descriptor(Int32)

  static func resolve(_ path: String) throws(FileError) -> OutputPath {
    if let number = descriptorNumber(of: path) { return .descriptor(number) }
    if path.utf8.contains(0) { throw FileError(path: path, stage: .creating, code: ENOENT) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      var link = stat()
      // A link that leads nowhere: what it names was not there when the user looked, so it is not made either.
      if code == ENOENT, lstat(path, &link) == 0 {
        // Another process may have made the file between the two looks.
        guard link.type == S_IFLNK else { return try resolve(path) }
        throw refusal(of: path, "it is a link to a file that does not exist")
      }
      guard code == ENOENT else { throw FileError(path: path, stage: .creating, code: code) }
      let (directory, name) = split(path)
      if name.isEmpty { throw FileError(path: path, stage: .creating, code: ENOENT) }
      return .file(directory: directory, name: name, status: nil)
    }
    switch status.type {
    case S_IFREG: break
    case S_IFCHR, S_IFIFO: return .stream(path)
    case S_IFDIR: throw refusal(of: path, "it is a directory")
    default: throw refusal(of: path, "it is not a regular file")
    }
    if access(path, W_OK) != 0 { throw FileError(path: path, stage: .writing, code: errno) }
    guard let resolved = realpath(path, nil) else { throw FileError(path: path, stage: .creating, code: errno) }
    defer { free(resolved) }
    let (directory, name) = split(String(cString: resolved))
    return .file(directory: directory, name: name, status: status)
  }

  private static func descriptorNumber(of path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default: break
    }
    for directory in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(directory) {
      return Int32(path.dropFirst(directory.count))
    }
    return nil
  }

  private static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let directory = path[..<slash]
    return (directory.isEmpty ? "/" : String(directory), String(path[path.index(after: slash)...]))
  }

  private static func refusal(of path: String, _ reason: String) -> FileError {
    FileError(path: path, stage: .creating, kind: .notRegular, reason: reason)
  }
}
