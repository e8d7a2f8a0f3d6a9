import Glibc

/// A folder of its own for one launch with one file in it; both are removed with the last reference, also after
/// failures.
final class ScratchFolder: Sendable {
  /// What every such folder of this process begins with.
  static var prefix: String { "\(parent)/bench-stress-\(getpid())-" }

  /// The folder that the user names; else the one for temporary files that outlive a restart, and so are on a disk,
  /// where `/tmp` often is in memory and fsync costs nothing.
  static var parent: String {
    if let wanted = getenv("TMPDIR").map({ String(cString: $0) }), !wanted.isEmpty { return wanted }
    return access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
  }

  private let path: String
  /// Where the file is to be.
  var file: String { path + "/journal" }

  init() throws {
    var template = Array("\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemFailure("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the file, if there is one.
  func clear() { unlink(file) }

  deinit {
    clear()
    rmdir(path)
  }
}
