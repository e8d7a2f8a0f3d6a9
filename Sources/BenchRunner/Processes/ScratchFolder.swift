import Glibc
package import SafeFiles

/// A folder for what measuring leaves on its way; it goes when it is let go of, and when this process is killed.
package final class ScratchFolder {
  /// The folder's path, from the root.
  package let path: String
  private let guardian: CheckoutGuardian?
  private var parts = 0

  /// Makes a folder in that of temporary files.
  ///
  /// - Throws: why it cannot be made.
  package init(environment: [String: String]) throws(FileError) {
    let parent = Directory.absolutePath(of: environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp")
    var number = 0
    while true {
      let path = "\(parent)/bench-run-\(getpid())-\(number)"
      if try Directory.createPrivate(path) {
        self.path = path
        guardian = try? CheckoutGuardian(of: path)
        return
      }
      number += 1
    }
  }

  deinit {
    guardian?.dismiss()
    Self.remove(path)
  }

  /// Makes a folder of its own within it.
  func part() throws(FileError) -> String {
    parts += 1
    // Five digits always: the length of a path that a program is started by moves its stack.
    let digits = String(parts)
    let part = "\(path)/\(String(repeating: "0", count: max(0, 5 - digits.count)) + digits)"
    try Directory.create(part)
    return part
  }

  /// Removes one of them with all that it holds.
  func discard(_ part: String) { Self.remove(part) }

  /// Removes what no one but this process can have made, and follows no link.
  private static func remove(_ path: String) {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let inner = "\(path)/\(name)"
      if unlink(inner) != 0 { remove(inner) }
    }
    closedir(folder)
    rmdir(path)
  }
}
