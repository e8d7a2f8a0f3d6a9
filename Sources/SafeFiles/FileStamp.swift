import Glibc

/// How a file stood at a moment: whoever changes it later changes this, in nanoseconds as its file system counts them.
package struct FileStamp: Codable, Equatable, Sendable {
  /// How many bytes it had.
  package let size: Int
  private let device: Int
  private let inode: Int
  private let modified: Int
  // No user can set this one, so that a file put back with its former date is seen.
  private let changed: Int

  init(_ status: stat) {
    size = Int(status.st_size)
    device = Int(bitPattern: UInt(status.st_dev))
    inode = Int(bitPattern: UInt(status.st_ino))
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
