import Glibc
import Synchronization

/// A new file beside its target, which is removed again unless it is moved into the target's place.
struct TemporaryFile: ~Copyable {
  private let directory: Descriptor
  private let file: Descriptor
  private let target: String
  private let name: String
  private var isInPlace = false

  /// Makes the file, with the mode and owner of the target if there is one, else with what the umask leaves.
  init(for target: String, in directory: consuming Descriptor, like status: stat?) throws(SystemError) {
    let name = Self.prefix(for: target) + "\(getpid())-\(Self.count.add(1, ordering: .relaxed).newValue)"
    let mode = status.map { $0.st_mode & 0o777 } ?? 0o666
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    let file = try Descriptor(opening: name, in: directory, flags, mode: mode)
    // A lock says that the file is in use, even to processes that number processes differently.
    flock(file.number, LOCK_EX | LOCK_NB)
    if let status {
      // Only root may give a file away; for others the file is theirs from now on, as with every editor.
      _ = fchown(file.number, status.st_uid, status.st_gid)
      fchmod(file.number, mode)
    }
    self.directory = directory
    self.file = file
    self.target = target
    self.name = name
  }

  deinit {
    if !isInPlace { unlinkat(directory.number, name, 0) }
  }

  /// Writes the bytes, waits until they are on the medium, and puts the file in the place of its target.
  mutating func moveIntoPlace(holding bytes: [UInt8]) throws(SystemError) {
    try file.writeAll(bytes)
    try file.synchronise()
    try SystemError.check { Int(renameat(directory.number, name, directory.number, target)) }
    isInPlace = true
    // Until the directory is on the medium too, a loss of power can bring the old content back.
    try directory.synchronise()
  }

  /// Removes what killed processes left behind while they wrote the same target.
  ///
  /// A file is left behind if the process in its name is gone and nobody holds its lock.
  static func removeStrays(for target: String, in directory: borrowing Descriptor) {
    let prefix = prefix(for: target)
    guard let names = try? Directory.names(of: directory) else { return }
    for name in names where name.hasPrefix(prefix) {
      guard let process = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }),
        process > 0, kill(process, 0) == -1, errno == ESRCH,
        let file = try? Descriptor(opening: name, in: directory, O_WRONLY | O_NOFOLLOW | O_NONBLOCK),
        flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlinkat(directory.number, name, 0)
    }
  }

  /// The target is named by a hash, so that the longest name allowed still leaves room for the process.
  private static func prefix(for target: String) -> String {
    ".bench-\(FileName.hash(of: target))-"
  }

  /// Tells the files of one process apart.
  private static let count = Atomic<Int>(0)
}
