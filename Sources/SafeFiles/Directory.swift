import Glibc

/// Lists and makes directories.
package enum Directory {
  /// The names in a directory without `.` and `..`, in the order of their bytes.
  ///
  /// A name that is not UTF-8 comes with replacement characters; opening it then fails and says which it was.
  package static func names(in path: String) throws(FileError) -> [String] {
    do throws(SystemError) {
      return try names(of: Descriptor(opening: path, O_RDONLY | O_DIRECTORY))
    } catch {
      throw error.at(path, .reading)
    }
  }

  /// The paths of everything below a directory that is no directory itself, relative to it and in the order of names.
  ///
  /// Links are listed and not followed, so that no loop is ever entered; hidden names are left out.
  ///
  /// - Parameters:
  ///   - depth: How many levels are entered; what lies deeper is left out.
  ///   - limit: How many paths are listed at most; more of them are an error.
  package static func tree(_ path: String, depth: Int, limit: Int) throws(FileError) -> [String] {
    var found: [String] = []
    var waiting: [(prefix: String, level: Int)] = [("", 0)]
    while let (prefix, level) = waiting.popLast() {
      for name in try names(in: path + "/" + prefix) where !name.hasPrefix(".") {
        if !isDirectory(path + "/" + prefix + name, followingLinks: false) {
          found.append(prefix + name)
        } else if level < depth {
          waiting.append((prefix + name + "/", level + 1))
        }
      }
      if found.count > limit {
        throw FileError(path: path, stage: .reading, kind: .tooLarge, reason: "more than \(limit) files are in it")
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a directory and the parents it lacks; one that is there already is left as it is.
  package static func create(_ path: String) throws(FileError) {
    if isDirectory(path) { return }
    if path.isEmpty { throw FileError(path: path, stage: .creating, code: ENOENT) }
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix += part + "/"
      if part.isEmpty || part == "." || part == ".." { continue }
      let made = String(prefix.dropLast())
      if made.utf8.contains(0) { throw FileError(path: path, stage: .creating, code: ENOENT) }
      if mkdir(made, 0o777) == 0 { continue }
      let code = errno
      // Another process may have been faster, and a parent may exist where nothing may be made.
      if !isDirectory(made) {
        throw FileError(path: made, stage: .creating, code: code == EEXIST ? ENOTDIR : code)
      }
    }
  }

  static func names(of directory: borrowing Descriptor) throws(SystemError) -> [String] {
    // The stream owns and closes the descriptor that it is given.
    let copy = try SystemError.check { Int(fcntl(directory.number, F_DUPFD_CLOEXEC, 0)) }
    guard let stream = fdopendir(Int32(copy)) else {
      let code = errno
      close(Int32(copy))
      throw SystemError(code: code)
    }
    defer { closedir(stream) }
    rewinddir(stream)
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      guard let name = entry.pointer(to: \.d_name) else { continue }
      // The name ends at its NUL, and the entry may end soon after it: the whole field must not be copied.
      names.append(String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)))
    }
    if errno != 0 { throw SystemError(code: errno) }
    return names.filter { $0 != "." && $0 != ".." }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the path leads to a directory, through links as well.
  package static func exists(_ path: String) -> Bool { isDirectory(path) }

  private static func isDirectory(_ path: String, followingLinks: Bool = true) -> Bool {
    var status = stat()
    if path.utf8.contains(0) { return false }
    return (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 && status.type == S_IFDIR
  }
}

extension Directory {
  /// Makes one directory that only this user may use; false where there is something of that name.
  package static func createPrivate(_ path: String) throws(FileError) -> Bool {
    if path.utf8.contains(0) { throw FileError(path: path, stage: .creating, code: ENOENT) }
    if mkdir(path, 0o700) == 0 { return true }
    if errno == EEXIST { return false }
    throw FileError(path: path, stage: .creating, code: errno)
  }

  /// The path from the root, once links are followed; of what is not there, the path as it was given.
  package static func absolutePath(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// When something was changed last, in nanoseconds since 1970; nil where there is nothing.
  package static func changeTime(_ path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  /// Says that something was used now; who may not say so leaves it as it is.
  package static func touch(_ path: String) {
    utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW)
  }
}
