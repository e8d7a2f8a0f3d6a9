import Glibc

/// Which file a path leads to, so that two spellings of one file are recognised: a link, `./`, another hard link.
package struct FileIdentity: Hashable, Sendable {
  private let device: dev_t
  private let inode: ino_t
  /// What is still to be made below that folder; empty for a file that exists.
  private let missing: [String]

  /// Whether the file is there, and not only to be made.
  package var isThere: Bool { missing.isEmpty }

  /// The regular file at a path, or the one that would be made there; nil for a stream, a directory or a device, which
  /// nobody replaces.
  package init?(_ path: String) {
    if path.utf8.contains(0) || path.isEmpty { return nil }
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.type == S_IFREG else { return nil }
      self.init(status, missing: [])
      return
    }
    // The deepest folder that is there, and what the path names below it.
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    var missing: [String] = []
    while let last = parts.popLast() {
      if !last.isEmpty, last != "." { missing.insert(last, at: 0) }
      let folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
      if stat(folder, &status) == 0 {
        self.init(status, missing: missing)
        return
      }
    }
    return nil
  }

  private init(_ status: stat, missing: [String]) {
    device = status.st_dev
    inode = status.st_ino
    self.missing = missing
  }

  /// Whether a path leads to a regular file below a folder, once links are followed.
  package static func isFile(_ path: String, below folder: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.type == S_IFREG, let file = resolved(path), let top = resolved(folder) else {
      return false
    }
    return file.hasPrefix(top == "/" ? "/" : top + "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let name = realpath(path, nil) else { return nil }
    defer { free(name) }
    return String(cString: name)
  }
}
