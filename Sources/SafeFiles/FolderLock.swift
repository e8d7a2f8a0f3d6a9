import Glibc

/// A folder that processes share: several that use it, or one that changes it (`flock`); the end of a process, however
/// it comes, is the end of its hold.
package final class FolderLock {
  /// How a folder is held.
  package enum Mode: Sendable {
    /// Others may use it, too.
    case shared
    /// Nobody else.
    case exclusive
  }

  private let folder: Descriptor
  private let path: String

  /// Takes hold of a folder at once; nil where somebody else holds it otherwise.
  ///
  /// - Throws: why it cannot be opened, such as that it is not there.
  package init?(_ path: String, _ mode: Mode) throws(FileError) {
    do throws(SystemError) {
      folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    } catch {
      throw error.at(path, .reading)
    }
    self.path = path
    // Whoever removed the folder meanwhile held it: what was opened may be a folder that nobody finds any more.
    guard take(mode), isInPlace else { return nil }
  }

  /// Holds it otherwise from now on; false where somebody else was faster, and nothing is held then.
  package func change(to mode: Mode) -> Bool { take(mode) && isInPlace }

  /// Whether the folder is this user's or the system's, and nobody else may write there.
  package var isPrivate: Bool {
    guard let status = try? folder.status() else { return false }
    return (status.st_uid == geteuid() || status.st_uid == 0) && status.st_mode & 0o022 == 0
  }

  /// Lets only this user use the folder; false where it belongs to somebody else.
  package func makePrivate() -> Bool { fchmod(folder.number, 0o700) == 0 }

  private func take(_ mode: Mode) -> Bool {
    while flock(folder.number, (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      // Where a file system has no locks, nobody can hold anything.
      if errno != EINTR { return errno != EWOULDBLOCK }
    }
    return true
  }

  private var isInPlace: Bool {
    var present = stat()
    guard let held = try? folder.status(), lstat(path, &present) == 0 else { return false }
    return present.st_ino == held.st_ino && present.st_dev == held.st_dev
  }
}
