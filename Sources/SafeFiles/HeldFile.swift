import Glibc

/// A new file of which everybody can see that a living process holds it: by its lock.
struct HeldFile: ~Copyable {
  let name: String
  let descriptor: Descriptor

  /// Makes the file under a name that is drawn: processes of different containers may have one number.
  ///
  /// Between making and locking it, another writer may take the file for one that was left behind and remove it; then
  /// there is another.
  init(prefix: String, in directory: borrowing Descriptor, mode: mode_t) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    for _ in 0..<Self.attempts {
      let name = prefix + String(UInt64.random(in: 0...UInt64.max), radix: 16)
      do throws(SystemError) {
        let descriptor = try Descriptor(opening: name, in: directory, flags, mode: mode)
        // Where a file system has no locks, nothing is taken for left behind either.
        let isHeld = flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
        if isHeld, try descriptor.status().st_nlink > 0 {
          self.name = name
          self.descriptor = descriptor
          return
        }
      } catch {
        if error.code != EEXIST { throw error }
      }
    }
    throw SystemError(code: EEXIST)
  }

  /// Each further attempt means that a name of 64 bits was taken, or that somebody cleaned up within microseconds.
  private static let attempts = 100
}
