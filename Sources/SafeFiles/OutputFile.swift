import Glibc

/// Writes whole files, so that a reader finds the old content or the new one and nothing between.
package enum OutputFile {
  /// Replaces the content of the file at `path`, or makes the file.
  ///
  /// The bytes go to a temporary file beside it, to the medium, and into place by renaming. The file keeps its mode; a
  /// link is kept and what it leads to is replaced; other hard links keep the old content. A file that may not be
  /// written is refused although its directory would allow replacing it. Devices and pipes are written to.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    switch try OutputPath.resolve(path) {
    case .file(let directory, let name, let status):
      var file = try temporaryFile(for: name, in: directory, like: status, path: path)
      do throws(SystemError) {
        try file.moveIntoPlace(holding: bytes)
      } catch {
        throw error.at(path, .writing)
      }
    case .stream(let path):
      do throws(SystemError) {
        try Descriptor(opening: path, O_WRONLY).writeAll(bytes)
      } catch {
        throw error.at(path, .writing)
      }
    case .descriptor(let number):
      do throws(SystemError) {
        let copy = try SystemError.check { Int(fcntl(number, F_DUPFD_CLOEXEC, 0)) }
        try Descriptor(number: Int32(copy)).writeAll(bytes)
      } catch {
        throw error.at(path, .writing)
      }
    }
  }

  /// Finds out whether `replace` would be allowed to do its work, without touching anything.
  package static func check(_ path: String) throws(FileError) {
    guard case .file(let directory, _, _) = try OutputPath.resolve(path) else { return }
    if access(directory, W_OK | X_OK) != 0 { throw FileError(path: path, stage: .creating, code: errno) }
  }

  /// Removes a file; false if there was none.
  @discardableResult
  package static func remove(_ path: String) throws(FileError) -> Bool {
    if path.utf8.contains(0) { return false }
    if unlink(path) == 0 { return true }
    if errno == ENOENT { return false }
    throw FileError(path: path, stage: .removing, code: errno)
  }

  private static func temporaryFile(
    for name: String, in directory: String, like status: stat?, path: String
  ) throws(FileError) -> TemporaryFile {
    do throws(SystemError) {
      let directory = try Descriptor(opening: directory, O_RDONLY | O_DIRECTORY)
      TemporaryFile.removeStrays(for: name, in: directory)
      return try TemporaryFile(for: name, in: directory, like: status)
    } catch {
      throw error.at(path, .creating)
    }
  }
}
