import Glibc

/// A file or an open descriptor that is read block by block, and never more of it than a limit.
///
/// Blocks are read and not mapped: somebody who shortens a mapped file ends the process by a signal, a pipe cannot be
/// mapped at all, and pages of a mapping count as held until they are given back.
package final class InputBlocks {
  /// Large enough that the calls do not count, small enough to be nothing beside what is kept of a large file.
  package static let blockSize = 1 << 20

  /// The size of a regular file when it was opened; nil of anything else.
  package let size: Int?
  /// How many bytes were read.
  package private(set) var count = 0
  /// Why no more was read, if it was not the end.
  package private(set) var failure: FileError?
  private var contentHash = ContentHash()
  private var isAtEnd = false
  private let name: String
  private let limit: Int
  private let number: Int32
  /// Keeps a file open that was opened here.
  private let file: Descriptor?

  /// Opens the file at `path`, of which at most `limit` bytes are read.
  package init(path: String, limit: Int, from origin: InputFile.Origin = .user) throws(FileError) {
    let file = try Self.opened(path, from: origin)
    let status: stat
    do throws(SystemError) {
      status = try file.status()
    } catch {
      throw error.at(path, .reading)
    }
    if status.type == S_IFDIR { throw Self.refusal(of: path, "it is a directory") }
    if status.type != S_IFREG, origin == .listing { throw Self.refusal(of: path, "it is not a regular file") }
    size = status.type == S_IFREG ? Int(status.st_size) : nil
    if let size, size > limit { throw Self.tooLarge(path, limit: limit) }
    name = path
    self.limit = limit
    number = file.number
    self.file = consume file
  }

  /// Reads what is left of an open descriptor, such as standard input.
  package init(descriptor number: Int32, name: String, limit: Int) {
    self.name = name
    self.limit = limit
    size = nil
    self.number = number
    file = nil
  }

  /// A hash of what was read.
  package var hash: String { contentHash.hexadecimal }

  /// The next block; nil at the end, and after a failure.
  package func next() -> [UInt8]? {
    guard failure == nil, !isAtEnd else { return nil }
    // A file is usually as long as it says: one byte more shows its end without another call.
    let left = (size ?? 0) - count
    let wanted = left > 0 ? Swift.min(Self.blockSize, left + 1) : Self.blockSize
    do throws(SystemError) {
      let block = try read(upTo: wanted)
      isAtEnd = block.count < wanted
      if block.count > limit - count {
        failure = Self.tooLarge(name, limit: limit)
        return nil
      }
      count += block.count
      contentHash.add(block)
      return block.isEmpty ? nil : block
    } catch {
      failure = error.at(name, .reading)
      return nil
    }
  }

  /// Reads until there are so many bytes or nothing is left.
  private func read(upTo size: Int) throws(SystemError) -> [UInt8] {
    // Straight into place: copying from a buffer would take longer than reading.
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(SystemError) {
        while count < size {
          let start = buffer.baseAddress?.advanced(by: count)
          let new = try SystemError.check { Glibc.read(number, start, size - count) }
          if new == 0 { break }
          count += new
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private static func opened(_ path: String, from origin: InputFile.Origin) throws(FileError) -> Descriptor {
    do throws(SystemError) {
      return try Descriptor(opening: path, origin == .user ? O_RDONLY : O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      let isLink = error.code == ELOOP && origin == .listing
      throw isLink ? refusal(of: path, "it is a link; name the file itself") : error.at(path, .reading)
    }
  }

  private static func refusal(of path: String, _ reason: String) -> FileError {
    FileError(path: path, stage: .reading, kind: .notRegular, reason: reason)
  }

  private static func tooLarge(_ path: String, limit: Int) -> FileError {
    FileError(
      path: path, stage: .reading, kind: .tooLarge, reason: "it has more than \(limit) bytes, the most accepted here")
  }
}
