import Glibc
import SafeFiles
import Testing

@testable import BenchRunner

/// A git repository that exists for one test, beside which there is room for clones of it.
final class ScratchRepository {
  /// The folder that holds the repository and its clones.
  let folder: String
  let environment = [
    "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e",
    "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e", "GIT_CONFIG_NOSYSTEM": "1",
  ]

  init() throws {
    var template = Array("/tmp/bench-repository-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    try shell("git init -q -b main \(path)")
  }

  deinit {
    _ = try? ProgramCall(children: ChildProcessSet(), environment: [:]).run(["/bin/rm", "-rf", folder])
  }

  /// The repository's own folder.
  var path: String { "\(folder)/repository" }

  /// Runs a line of shell, by itself in the folder that holds the repository.
  @discardableResult
  func shell(_ line: String, in directory: String? = nil) throws -> String {
    let call = ProgramCall(
      children: ChildProcessSet(), environment: environment, directory: directory ?? folder)
    return try call.run(["/bin/sh", "-e", "-c", line]).text
  }

  /// Commits a message with nothing else, on what is checked out; its name.
  @discardableResult
  func commit(_ message: String, in directory: String? = nil) throws -> String {
    try shell("git commit -q --allow-empty -m '\(message)' && git rev-parse HEAD", in: directory ?? path)
  }

  /// How the tools see it.
  func repository(_ directory: String? = nil) throws -> GitRepository {
    try GitRepository(in: directory ?? path, environment: environment, children: ChildProcessSet())
  }
}
