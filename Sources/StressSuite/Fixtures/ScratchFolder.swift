import Glibc

/// A folder of its own for one launch with one file in it; both are removed with the last reference, also after failures.
final class ScratchFolder: Sendable {
  /// What every such folder of this process begins with.
  static var prefix: String { "\(parent)/bench-stress-\(getpid())-" }

  private static var parent: String {
    let wanted = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return wanted.isEmpty ? "/tmp" : wanted
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
