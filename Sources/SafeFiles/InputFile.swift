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
