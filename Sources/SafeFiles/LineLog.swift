import Glibc

/// A file of lines that only grows, such as a history: several processes may add to it at once.
package enum LineLog {
  /// Adds one line, given without its line feed, whole or not at all.
  ///
  /// A last line without line feed is what a killed writer left; it is ended first, so that it spoils itself only and
  /// readers can skip it. A writer is alone with the file while it adds (`flock`).
  package static func append(_ line: [UInt8], to path: String) throws(FileError) {
    precondition(!line.contains(lineFeed), "a line holds no line feed")
    for _ in 0..<attempts {
      let file = try open(path)
      do throws(SystemError) {
        try SystemError.check { Int(flock(file.number, LOCK_EX)) }
        let locked = try file.status()
        // While this process waited, another may have put a new file in the place of the one that it opened.
        if !isStill(locked, at: path) { continue }
        return try append(line, to: file, size: locked.st_size)
      } catch {
        throw error.at(path, .writing)
      }
    }
    throw FileError(path: path, stage: .writing, kind: .other, reason: "it is being replaced all the time")
  }

  private static func open(_ path: String) throws(FileError) -> Descriptor {
    guard case .file(let directory, let name, let status) = try OutputPath.resolve(path) else {
      throw FileError(path: path, stage: .creating, kind: .notRegular, reason: "it is not a regular file")
    }
    do throws(SystemError) {
      let directory = try Descriptor(opening: directory, O_RDONLY | O_DIRECTORY)
      let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK
      let file = try Descriptor(opening: name, in: directory, flags, mode: 0o666)
      if status == nil { try directory.synchronise() }
      return file
    } catch {
      throw error.at(path, .creating)
    }
  }

  private static func append(_ line: [UInt8], to file: borrowing Descriptor, size: off_t) throws(SystemError) {
    let number = file.number
    var last = lineFeed
    if size > 0 { try SystemError.check { pread(number, &last, 1, size - 1) } }
    do {
      try file.writeAll((last == lineFeed ? [] : [lineFeed]) + line + [lineFeed])
      try file.synchronise()
    } catch {
      // Half a line helps nobody; if taking it back fails too, the next writer ends it.
      ftruncate(number, size)
      throw error
    }
  }

  private static func isStill(_ locked: stat, at path: String) -> Bool {
    var present = stat()
    return stat(path, &present) == 0 && present.st_ino == locked.st_ino && present.st_dev == locked.st_dev
  }

  private static let lineFeed = UInt8(ascii: "\n")
  /// Each further attempt means that a whole replacement happened in the moment between opening and locking.
  private static let attempts = 100
}
