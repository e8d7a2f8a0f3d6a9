import Glibc
import SafeFiles
import Testing

/// A repository whose benchmarks are a shell script that answers as a worker, beside a folder for temporary files.
struct GateRepository {
  let directory: ScratchDirectory

  static let schema = #""schema": {"name": "bench-plan", "version": 1}"#
  /// A suite of commands that is built by a copy, so that a build is kept.
  static let built =
    #"{\#(schema), "build": ["sh", "build.sh"], "commands": [{"name": "work", "command": ["sh", "built.sh"]}]}"#
  /// The same without a build.
  static let plain = #"{\#(schema), "commands": [{"name": "work", "command": ["sh", "work.sh"]}]}"#

  /// Makes one with a commit that holds these files.
  init(_ files: [String: String] = [:]) throws {
    directory = try ScratchDirectory()
    try Directory.create(directory.file("tmp"))
    try Directory.create(directory.file("repo"))
    try put(files)
    let made = try shell("git init -q -b main .")
    try #require(made.status == 0, "\(made.errors)")
    try commit("first")
  }

  /// The files of a repository whose build is a copy of its script, and which tells of each in a log.
  static func builtFiles(_ script: String) -> [String: String] {
    [
      "benchmarks/bench.json": built, "work.sh": script, ".gitignore": "built.sh\n",
      "build.sh": "pwd >> \"$LOG\"; cp work.sh built.sh\n",
    ]
  }

  func put(_ files: [String: String]) throws {
    for (name, text) in files { try directory.put(text, at: "repo/\(name)") }
  }

  func commit(_ message: String) throws {
    let made = try shell(
      "git add -A && git -c user.name=n -c user.email=e -c maintenance.auto=false commit -q --allow-empty -m '\(message)'"
    )
    try #require(made.status == 0, "\(made.errors)")
  }

  func shell(_ line: String, _ variables: [String: String] = [:]) throws -> Ended {
    try directory.shell("cd repo && \(line)", environment: environment.merging(variables) { $1 })
  }

  /// Runs a gate of as few rounds as are needed.
  func gate(_ options: String = "", _ variables: [String: String] = [:]) throws -> Ended {
    try shell("bench-run gate --pairs 1 \(options)", variables)
  }

  var environment: [String: String] {
    ScratchDirectory.environment.merging([
      "TMPDIR": directory.file("tmp"), "HOME": directory.path, "LOG": directory.file("log"),
      "SCRATCH": directory.path,
    ]) { $1 }
  }

  /// The folders in which a base or a head was built, a line each.
  func builds() throws -> [Substring] { try directory.text("log").split(separator: "\n") }

  /// The builds that are kept.
  func kept(_ folder: String = "repo/.bench/builds") throws -> [String] {
    Directory.exists(directory.file(folder)) ? try directory.names(folder).filter { $0 != ".gitignore" } : []
  }

  /// Expects that the repository is as it was but for changes, and that nothing is left of a checkout.
  func expectClean(changes: String = "") throws {
    #expect(try !directory.names("repo/.git").contains("worktrees"))
    #expect(try shell("git status --porcelain").output == changes)
    #expect(try directory.names("tmp") == [])
  }
}
