import Glibc
import SafeFiles

/// Builds of commits that are kept, so that a base is built once.
///
/// A build has a folder of its own that is held while it is built or used. The record is written last: a folder
/// without one is what a killed build left. What is believed of a folder is nothing but what can be checked: that it is
/// private to this user, that its record says the very origin that is wanted, that the tracked files are those of the
/// commit by the repository's own objects, and that the worker's hash is the recorded one.
package struct BuildCache {
  /// The folder that holds all of them.
  package let folder: String
  /// As many as are kept; the ones used longest ago go.
  private let limit: Int

  /// A cache in a folder.
  package init(folder: String, limit: Int = 8) {
    (self.folder, self.limit) = (folder, limit)
  }

  /// What was found in a cache.
  enum Found {
    /// A build that is held for use.
    case kept(FolderLock)
    /// An empty folder that is held for a build.
    case empty(FolderLock)
    /// Somebody else is building it, or using what lies there instead.
    case busy
  }

  /// The same cache by a path that holds in any folder; the one it has where its folder cannot be made.
  func resolved() -> BuildCache {
    try? Directory.create(folder)
    return BuildCache(folder: Directory.absolutePath(of: folder), limit: limit)
  }

  /// The folder of a build in it.
  func path(of key: String) -> String { "\(folder)/\(key)" }

  /// Looks for a build, or makes room for it.
  ///
  /// - Parameter isSound: Whether what lies there is what is wanted; asked while it is held.
  func look(
    for key: String, _ isSound: (String) throws(CheckoutError) -> Bool
  ) throws(CheckoutError) -> Found {
    let path = path(of: key)
    do throws(FileError) {
      try Directory.create(folder)
      // No version control is to see what is kept.
      if try InputFile.bytesIfPresent(at: "\(folder)/.gitignore", limit: 1 << 10) == nil {
        try OutputFile.replace("\(folder)/.gitignore", with: Array("*\n".utf8))
      }
      _ = try Directory.createPrivate(path)
    } catch {
      throw .noFolder(path: path, reason: error.reason)
    }
    if let lock = hold(path, .shared) {
      if lock.isPrivate, try isSound(path) {
        Directory.touch("\(path)/\(BuildRecord.fileName)")
        return .kept(lock)
      }
      guard lock.change(to: .exclusive) else { return .busy }
      // Who held it in between may have built it.
      if lock.isPrivate, try isSound(path) { return lock.change(to: .shared) ? .kept(lock) : .busy }
      // Files that a server restored came without their modes.
      guard lock.makePrivate() else {
        throw .noFolder(path: path, reason: "it belongs to another user")
      }
      try empty(path)
      return .empty(lock)
    }
    return .busy
  }

  /// A build that lies there and is what is wanted; nothing is made and nothing removed.
  func find(_ key: String, _ isSound: (String) throws(CheckoutError) -> Bool) throws(CheckoutError) -> FolderLock? {
    let path = path(of: key)
    guard let lock = hold(path, .shared), lock.isPrivate, try isSound(path) else { return nil }
    Directory.touch("\(path)/\(BuildRecord.fileName)")
    return lock
  }

  /// Removes what killed builds left, and those builds beyond the limit that nobody uses.
  package func tidy() {
    var kept: [(path: String, used: Int)] = []
    for name in (try? Directory.names(in: folder)) ?? [] {
      let path = path(of: name)
      if let used = Directory.changeTime("\(path)/\(BuildRecord.fileName)") {
        kept.append((path, used))
      } else {
        remove(path)
      }
    }
    for entry in kept.sorted(by: { $0.used > $1.used }).dropFirst(limit) { remove(entry.path) }
    for entry in kept { removeTemporaries(in: entry.path) }
  }

  private func hold(_ path: String, _ mode: FolderLock.Mode) -> FolderLock? {
    try? FolderLock(path, mode)
  }

  /// Takes a build away that nobody holds.
  private func remove(_ path: String) {
    guard let lock = hold(path, .exclusive) else { return }
    try? empty(path)
    rmdir(path)
    _ = lock
  }

  /// Removes what a killed gate left in a build that nobody uses.
  private func removeTemporaries(in path: String) {
    guard let lock = hold(path, .exclusive) else { return }
    for name in (try? Directory.names(in: path)) ?? [] where name.hasPrefix(GitRepository.temporaryPrefix) {
      unlink("\(path)/\(name)")
    }
    _ = lock
  }

  private func empty(_ path: String) throws(CheckoutError) {
    let names = (try? Directory.names(in: path)) ?? []
    if names.isEmpty { return }
    // The record first: without it the rest is nothing.
    unlink("\(path)/\(BuildRecord.fileName)")
    let call = ProgramCall(children: ChildProcessSet(), environment: [:], directory: nil)
    try call.run(["/bin/rm", "-rf", "--"] + names.map { "\(path)/\($0)" })
  }
}
