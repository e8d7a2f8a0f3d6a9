import Glibc

/// Reads whole inputs, never more of them than a limit.
package enum InputFile {
  /// Where a path comes from, which decides what it may lead to.
  package enum Origin: Sendable {
    /// The user wrote it: links are followed, and pipes and devices are read like files, so that process substitution
    /// and `/dev/stdin` work. Opening a pipe waits for its writer.
    case user
    /// It was found in a directory, which may come from elsewhere: only a regular file, and no link, is read.
    case listing
  }

  /// The bytes of the file at `path`, which may have at most `limit` of them.
  package static func bytes(at path: String, limit: Int, from origin: Origin = .user) throws(FileError) -> [UInt8] {
    let file = try open(path, from: origin)
    let status: stat
    do throws(SystemError) {
      status = try file.status()
    } catch {
      throw error.at(path, .reading)
    }
    if status.type == S_IFDIR { throw refusal(of: path, "it is a directory") }
    if status.type != S_IFREG, origin == .listing { throw refusal(of: path, "it is not a regular file") }
    let size = status.type == S_IFREG ? Int(status.st_size) : 0
    return try bytes(of: file.number, named: path, limit: limit, expected: size)
  }

  /// Everything that is left to read of an open descriptor, such as standard input; at most `limit` bytes.
  package static func bytes(ofDescriptor number: Int32, named name: String, limit: Int) throws(FileError) -> [UInt8] {
    try bytes(of: number, named: name, limit: limit, expected: 0)
  }

  private static func open(_ path: String, from origin: Origin) throws(FileError) -> Descriptor {
    do throws(SystemError) {
      return try Descriptor(opening: path, origin == .user ? O_RDONLY : O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      let isLink = error.code == ELOOP && origin == .listing
      throw isLink ? refusal(of: path, "it is a link; name the file itself") : error.at(path, .reading)
    }
  }

  private static func bytes(
    of number: Int32, named name: String, limit: Int, expected: Int
  ) throws(FileError) -> [UInt8] {
    let tooLarge = FileError(
      path: name, stage: .reading, kind: .tooLarge, reason: "it has more than \(limit) bytes, the most accepted here")
    guard expected <= limit else { throw tooLarge }
    do throws(SystemError) {
      // Straight into place: copying from a buffer would take longer than reading.
      var failure: SystemError?
      var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
        do throws(SystemError) {
          count = try fill(UnsafeMutableRawBufferPointer(buffer), from: number)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      // What the size did not tell: a pipe, a file of /proc, or one that grew. Where it told all, one byte is enough to
      // see the end.
      var chunk = [UInt8](repeating: 0, count: expected == 0 ? chunkSize : 1)
      while true {
        let count = try SystemError.check { read(number, &chunk, chunk.count) }
        if count == 0 { return bytes }
        if count > limit - bytes.count { break }
        bytes.append(contentsOf: chunk[..<count])
        if chunk.count < chunkSize { chunk = [UInt8](repeating: 0, count: chunkSize) }
      }
    } catch {
      throw error.at(name, .reading)
    }
    throw tooLarge
  }

  /// Reads until the buffer is full or nothing is left; returns how many bytes came.
  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from number: Int32) throws(SystemError) -> Int {
    var start = 0
    while start < buffer.count {
      let count = try SystemError.check { read(number, buffer.baseAddress?.advanced(by: start), buffer.count - start) }
      if count == 0 { break }
      start += count
    }
    return start
  }

  /// Large enough that the calls do not count, small enough to stay in the second-level cache while it is copied.
  private static let chunkSize = 1 << 18

  private static func refusal(of path: String, _ reason: String) -> FileError {
    FileError(path: path, stage: .reading, kind: .notRegular, reason: reason)
  }
}
