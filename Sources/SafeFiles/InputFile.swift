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
    try bytes(of: InputBlocks(path: path, limit: limit, from: origin))
  }

  /// The bytes of the file at `path`, nil where there is nothing of that name.
  ///
  /// A link that leads nowhere is something: who made it meant a file, so that its absence is an error.
  package static func bytesIfPresent(at path: String, limit: Int) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try bytes(at: path, limit: limit)
    } catch {
      guard error.kind == .notFound else { throw error }
      if let link = danglingLink(on: path) {
        throw FileError(
          path: path, stage: .reading, kind: .notRegular,
          reason: link == path ? "it is a link to a file that does not exist" : "'\(link)' is a link that leads nowhere"
        )
      }
      return nil
    }
  }

  /// The first link on the way to a path that leads nowhere.
  private static func danglingLink(on path: String) -> String? {
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix += part
      var (link, target) = (stat(), stat())
      if !part.isEmpty, lstat(prefix, &link) == 0, link.type == S_IFLNK, stat(prefix, &target) != 0 { return prefix }
      prefix += "/"
    }
    return nil
  }

  /// Everything that is left to read of an open descriptor, such as standard input; at most `limit` bytes.
  package static func bytes(ofDescriptor number: Int32, named name: String, limit: Int) throws(FileError) -> [UInt8] {
    try bytes(of: InputBlocks(descriptor: number, name: name, limit: limit))
  }

  private static func bytes(of blocks: InputBlocks) throws(FileError) -> [UInt8] {
    var bytes = blocks.next() ?? []
    if let size = blocks.size, size > bytes.count { bytes.reserveCapacity(size) }
    while let block = blocks.next() { bytes += block }
    if let failure = blocks.failure { throw failure }
    return bytes
  }
}
