import Glibc
import SafeFiles

extension GitRepository {
  /// Everything that git prints for a call, however much it is.
  ///
  /// - Throws: that the call failed, or that no temporary file could be made.
  func bytes(of arguments: [String]) throws(CheckoutError) -> [UInt8] {
    // By a file, since there may be more of it than is kept of a program's output.
    let path = try Self.temporaryFile(in: environment["TMPDIR"] ?? "/tmp")
    defer { unlink(path) }
    try git.run(["/bin/sh", "-c", "out=$1; shift; exec \"$@\" >\"$out\"", "sh", path] + arguments)
    do throws(FileError) {
      return try InputFile.bytes(at: path, limit: Self.mostBytes)
    } catch {
      throw .noFolder(path: path, reason: error.reason)
    }
  }

  /// A file as a commit has it; nil where the commit has no such file.
  ///
  /// - Parameter path: Relative to the folder of the tree, not to the one the tool was started in.
  package func file(_ path: String, at commit: String) throws(CheckoutError) -> [UInt8]? {
    let name = "\(commit):\(path)"
    guard try git.run(["git", "cat-file", "-t", name], accepting: [0, 128]).text == "blob" else { return nil }
    return try bytes(of: ["git", "cat-file", "blob", name])
  }

  /// Whether the files that git tracks stand in a folder as a commit has them, by this repository's own objects.
  ///
  /// - Parameter tree: A folder that holds a checkout; nothing that lies there is believed.
  func isUnchanged(_ tree: String, since commit: String) throws(CheckoutError) -> Bool {
    let index = try Self.temporaryFile(in: environment["TMPDIR"] ?? "/tmp")
    // An empty file is no index: git makes one where there is none.
    unlink(index)
    defer { unlink(index) }
    var environment = environment
    environment["GIT_INDEX_FILE"] = index
    let own = ProgramCall(children: git.children, environment: environment, directory: tree)
    let git = ["git", "--git-dir=\(try absoluteFolder())", "--work-tree=\(tree)"]
    try own.run(git + ["read-tree", commit])
    let ended = try own.outcome(of: git + ["update-index", "--refresh"])
    return ended.ending == .exited(0)
  }

  private func absoluteFolder() throws(CheckoutError) -> String {
    try git.run(["git", "rev-parse", "--absolute-git-dir"]).text
  }

  /// Far more than people write between two commits that are compared.
  private static let mostBytes = 64 << 20

  private static func temporaryFile(in folder: String) throws(CheckoutError) -> String {
    var template = Array("\(folder)/bench-run-git-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw .noFolder(path: folder, reason: String(cString: strerror(errno))) }
    close(file)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
