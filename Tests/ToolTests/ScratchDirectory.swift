import BenchFormats
import BenchModel
import Glibc
import SafeFiles
import Testing

/// A directory that exists for one test, and in which tools are run.
final class ScratchDirectory {
  let path: String

  init() throws {
    var template = Array("/tmp/bench-tools-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    Self.removeTree(path)
  }

  /// The path of a name inside.
  func file(_ name: String) -> String { path + "/" + name }

  func put(_ bytes: [UInt8], at name: String) throws {
    if let slash = name.lastIndex(of: "/") { try Directory.create(file(String(name[..<slash]))) }
    try OutputFile.replace(file(name), with: bytes)
  }

  func put(_ text: String, at name: String) throws {
    try put(Array(text.utf8), at: name)
  }

  func put(_ run: BenchmarkRun, at name: String) throws {
    try put(OwnRunFormat.bytes(of: run), at: name)
  }

  /// Puts two runs there as `base.json` and `new.json`.
  func put(_ baseline: BenchmarkRun, _ current: BenchmarkRun) throws {
    try put(baseline, at: "base.json")
    try put(current, at: "new.json")
  }

  func bytes(_ name: String) throws -> [UInt8] {
    try InputFile.bytes(at: file(name), limit: 1 << 26)
  }

  /// A run that a tool wrote.
  func runFile(_ name: String) throws -> BenchmarkRun {
    try RunReader.read(bytes(name), source: name, identity: "").run
  }

  func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// The names inside, hidden ones too.
  func names(_ folder: String = ".") throws -> [String] {
    try Directory.names(in: file(folder))
  }

  private static func removeTree(_ path: String) {
    // Children first: `remove` takes files and empty directories.
    if Glibc.remove(path) == 0 || errno == ENOENT { return }
    for name in (try? Directory.names(in: path)) ?? [] { removeTree(path + "/" + name) }
    Glibc.remove(path)
  }
}
