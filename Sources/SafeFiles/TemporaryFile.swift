import Glibc

/// A new file beside its target, which is removed again unless it is moved into the target's place.
struct TemporaryFile: ~Copyable {
  private let directory: Descriptor
  private let file: HeldFile
  private let target: String
  private var isInPlace = false
  /// An end by Ctrl-C waits until the file is in its place or gone.
  private let deferral = SignalDeferral()

  /// Makes the file, with the mode and owner of the target if there is one, else with what the umask leaves.
  init(for target: String, in directory: consuming Descriptor, like status: stat?) throws(SystemError) {
    let mode = status.map { $0.st_mode & 0o777 } ?? 0o666
    let file = try HeldFile(prefix: Self.prefix(for: target), in: directory, mode: mode)
    if let status {
      // Only root may give a file away; for others the file is theirs from now on, as with every editor.
      _ = fchown(file.descriptor.number, status.st_uid, status.st_gid)
      fchmod(file.descriptor.number, mode)
    }
    self.file = file
    self.directory = directory
    self.target = target
  }

  deinit {
    if !isInPlace { unlinkat(directory.number, file.name, 0) }
  }

  /// Writes the bytes, waits until they are on the medium, and puts the file in the place of its target.
  mutating func moveIntoPlace(holding bytes: [UInt8]) throws(SystemError) {
    try file.descriptor.writeAll(bytes)
    try file.descriptor.synchronise()
    try SystemError.check { Int(renameat(directory.number, file.name, directory.number, target)) }
    isInPlace = true
    // Until the directory is on the medium too, a loss of power can bring the old content back.
    try directory.synchronise()
  }

  /// Removes what killed processes left behind while they wrote the same target.
  ///
  /// A file is left behind if nobody holds its lock, which every end of a process lets go.
  static func removeStrays(for target: String, in directory: borrowing Descriptor) {
    let prefix = prefix(for: target)
    guard let names = try? Directory.names(of: directory) else { return }
    for name in names where name.hasPrefix(prefix) {
      guard name.dropFirst(prefix.count).allSatisfy({ $0.isHexDigit || $0 == "-" }),
        let file = try? Descriptor(opening: name, in: directory, O_WRONLY | O_NOFOLLOW | O_NONBLOCK),
        flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlinkat(directory.number, name, 0)
    }
  }

  /// The target is named by a hash, so that the longest name allowed still leaves room for what is drawn.
  private static func prefix(for target: String) -> String {
    ".bench-\(FileName.hash(of: target))-"
  }
}
