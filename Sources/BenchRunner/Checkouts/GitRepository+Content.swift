import Glibc
import SafeFiles

extension GitRepository {
  /// Everything that git prints for a call, however much it is.
  ///
  /// - Throws: that the call failed, or that no temporary file could be made.
  func bytes(of arguments: [String]) throws(CheckoutError) -> [UInt8] {
    // By a file, since there may be more of it than is kept of a program's output; it has no name any more once it is
    // written, so that a kill leaves nothing.
    let (path, descriptor) = try Self.temporaryFile(in: environment["TMPDIR"] ?? "/tmp")
    unlink(path)
    defer { close(descriptor) }
    let place = "/proc/\(getpid())/fd/\(descriptor)"
    try git.run(["/bin/sh", "-c", "out=$1; shift; exec \"$@\" >\"$out\"", "sh", place] + arguments)
    do throws(FileError) {
      return try InputFile.bytes(ofDescriptor: descriptor, named: path, limit: Self.mostBytes)
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
    let index = try Self.unusedPath(beside: tree, or: environment["TMPDIR"] ?? "/tmp")
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

  /// What the names of files that are made and removed begin with.
  static let temporaryPrefix = "bench-run-git-"

  /// A path for a file that git makes: beside a checkout, which goes with it, or where that may not be written.
  private static func unusedPath(beside tree: String, or folder: String) throws(CheckoutError) -> String {
    let own = tree.lastIndex(of: "/").map { String(tree[..<$0]) } ?? folder
    let (path, descriptor): (String, Int32)
    do throws(CheckoutError) {
      (path, descriptor) = try temporaryFile(in: own)
    } catch {
      (path, descriptor) = try temporaryFile(in: folder)
    }
    close(descriptor)
    // An empty file is no index: git makes one where there is none.
    unlink(path)
    return path
  }

  private static func temporaryFile(
    in folder: String
  ) throws(CheckoutError) -> (path: String, descriptor: Int32) {
    var template = Array("\(folder)/\(temporaryPrefix)XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw .noFolder(path: folder, reason: String(cString: strerror(errno))) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return (String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self), file)
  }
}
