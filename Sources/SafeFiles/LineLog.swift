import Glibc

/// A file of lines that grows, such as a history: several processes may add to it at once.
///
/// While there is such a value, this process is alone with the file among those that add (`flock`), so that what it
/// read of the file still holds when it adds to it.
package final class LineLog {
  private let path: String
  private let file: Descriptor

  /// Opens the file, or makes it, and waits until nobody else adds to it.
  package init(adding path: String) throws(FileError) {
    for _ in 0..<Self.attempts {
      let file = try Self.open(path)
      do throws(SystemError) {
        try SystemError.check { Int(flock(file.number, LOCK_EX)) }
        // While this process waited, another may have put a new file in the place of the one that it opened.
        if !Self.isStill(try file.status(), at: path) { continue }
      } catch {
        throw error.at(path, .writing)
      }
      self.path = path
      self.file = file
      return
    }
    throw FileError(path: path, stage: .writing, kind: .other, reason: "it is being replaced all the time")
  }

  /// How the file stands, so that a later look tells whether it is still the same.
  package var stamp: FileStamp {
    get throws(FileError) {
      do throws(SystemError) {
        return try FileStamp(file.status())
      } catch {
        throw error.at(path, .reading)
      }
    }
  }

  /// The file from a place on, of which at most `limit` bytes are read; one such reading at a time, and none after the
  /// log is gone.
  package func blocks(from offset: Int, limit: Int) throws(FileError) -> InputBlocks {
    do throws(SystemError) {
      let number = file.number
      try SystemError.check { Int(lseek(number, off_t(offset), SEEK_SET)) }
    } catch {
      throw error.at(path, .reading)
    }
    return InputBlocks(descriptor: file.number, name: path, limit: limit)
  }

  /// The bytes at a place of the file, fewer where it ends before.
  package func bytes(in range: Range<Int>) throws(FileError) -> [UInt8] {
    let number = file.number
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(SystemError) {
        while count < range.count {
          let start = buffer.baseAddress?.advanced(by: count)
          let new = try SystemError.check {
            pread(number, start, range.count - count, off_t(range.lowerBound + count))
          }
          if new == 0 { break }
          count += new
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure.at(path, .reading) }
    return bytes
  }

  /// The hash of the first so many bytes; nil where the file has fewer.
  package func hash(first count: Int) throws(FileError) -> ContentHash? {
    var hash = ContentHash()
    for start in stride(from: 0, to: count, by: InputBlocks.blockSize) {
      let range = start..<min(start + InputBlocks.blockSize, count)
      let block = try bytes(in: range)
      if block.count < range.count { return nil }
      hash.add(block)
    }
    return hash
  }

  /// Adds one line, given without its line feed, whole or not at all.
  ///
  /// A last line without line feed is what a killed writer left; it is ended first, so that it spoils itself only and
  /// readers can skip it.
  package func append(_ line: [UInt8]) throws(FileError) {
    precondition(!line.contains(Self.lineFeed), "a line holds no line feed")
    do throws(SystemError) {
      try Self.append(line, to: file, size: try file.status().st_size)
    } catch {
      throw error.at(path, .writing)
    }
  }

  /// Puts other content in the place of the file's, whole or not at all; nobody adds to the old file meanwhile, and who
  /// waited to do so adds to the new one.
  package func replace(with content: [UInt8]) throws(FileError) {
    try OutputFile.replace(path, with: content)
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
