import Glibc

/// An open file that is closed when its owner lets go of it.
struct Descriptor: ~Copyable {
  let number: Int32

  init(number: Int32) {
    self.number = number
  }

  /// Opens `path`, closed on exec and never as the controlling terminal.
  init(opening path: String, _ flags: Int32) throws(SystemError) {
    try self.init(opening: path, from: AT_FDCWD, flags, mode: 0)
  }

  /// Opens or makes `name` in a directory that is open.
  init(opening name: String, in directory: borrowing Descriptor, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    try self.init(opening: name, from: directory.number, flags, mode: mode)
  }

  private init(opening path: String, from start: Int32, _ flags: Int32, mode: mode_t) throws(SystemError) {
    // A C string would end at the NUL, and name another file.
    if path.utf8.contains(0) { throw SystemError(code: ENOENT) }
    number = try Int32(SystemError.check { Int(openat(start, path, flags | O_CLOEXEC | O_NOCTTY, mode)) })
  }

  deinit {
    close(number)
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    try SystemError.check { Int(fstat(number, &status)) }
    return status
  }

  func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      start += try SystemError.check {
        bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress?.advanced(by: start), $0.count - start) }
      }
    }
  }

  /// Brings the content to the medium, where the file system knows how to.
  func synchronise() throws(SystemError) {
    do {
      try SystemError.check { Int(fsync(number)) }
    } catch  where error.code == EINVAL || error.code == ENOTSUP {
      // Pipes, some devices and some network file systems have nothing to bring anywhere.
    }
  }
}

/// The errno value of a failed system call.
struct SystemError: Error {
  let code: Int32

  /// Makes a system call again while signals interrupt it; -1 is its failure.
  @discardableResult
  static func check(_ call: () -> Int) throws(SystemError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  func at(_ path: String, _ stage: FileError.Stage) -> FileError {
    FileError(path: path, stage: stage, code: code)
  }
}

extension stat {
  /// The kind of file, to be compared with S_IFREG and its kin.
  var type: mode_t { st_mode & S_IFMT }
}
