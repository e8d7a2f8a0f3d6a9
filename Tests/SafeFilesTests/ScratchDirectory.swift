import Glibc
import Testing

/// A directory that exists for one test.
struct ScratchDirectory: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/tmp/safe-files-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    Self.removeTree(path)
  }

  /// The path of a name inside.
  func file(_ name: String) -> String { path + "/" + name }

  /// Puts a file there by other means than those under test.
  func put(_ text: String, at name: String, mode: mode_t = 0o644) throws {
    let stream = try #require(fopen(file(name), "w"))
    fputs(text, stream)
    fclose(stream)
    chmod(file(name), mode)
  }

  /// The content of a file, read by other means than those under test.
  func text(at name: String) -> String? {
    guard let stream = fopen(file(name), "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names inside, hidden ones too.
  func names() -> [String] { Self.names(in: path).sorted() }

  func mode(of name: String) -> mode_t {
    var status = stat()
    return lstat(file(name), &status) == 0 ? status.st_mode : 0
  }

  private static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func removeTree(_ path: String) {
    if Glibc.remove(path) == 0 || errno == ENOENT { return }
    chmod(path, 0o700)
    for name in names(in: path) { removeTree(path + "/" + name) }
    Glibc.remove(path)
  }
}
