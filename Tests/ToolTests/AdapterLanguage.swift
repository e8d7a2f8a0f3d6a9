import BenchRunner
import CommandLineTool
import Glibc

/// A language that has an adapter, and how a suite in it is made and started.
struct AdapterLanguage: Sendable {
  let name: String
  /// The line of shell that makes a program of `$SUITE`, with the adapter in `$ADAPTER`; nil where none is needed.
  let build: String?
  /// The worker's arguments; `suite` is the path of the source, `program` that of what was built.
  let worker: @Sendable (_ suite: String, _ program: String) -> [String]

  static let python = AdapterLanguage(name: "python", build: nil) { suite, _ in ["python3", suite] }
  static let c = AdapterLanguage(
    name: "c", build: #"cc -O1 -Wall -Wextra -Werror -I "$ADAPTER" "$SUITE" -o program"#
  ) { _, program in [program] }
  /// Go wants the files of a package in one folder.
  static let go = AdapterLanguage(
    name: "go", build: #"mkdir go && cp "$ADAPTER/benchworker.go" "$SUITE" go && go build -o program go/*.go"#
  ) { _, program in [program] }

  /// The folder of the adapter.
  var folder: String {
    let root = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/benchmarks/adapters/\(name)"
  }

  /// Compilers and interpreters are found as by the caller, who may have them in places of their own.
  static var environment: [String: String] {
    let own = ProcessSurroundings.environment()
    var environment = ScratchDirectory.environment
    environment["PATH"] = "\(ScratchDirectory.tools):\(own["PATH"] ?? "/usr/bin:/bin")"
    environment["HOME"] = own["HOME"] ?? "/"
    environment["PYTHONPATH"] = AdapterLanguage.python.folder
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return environment
  }

  /// Whether there is a program of this name.
  static func isInstalled(_ program: String) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// Makes a program of a suite in this directory, if its language needs one; the arguments that start it.
  func made(of suite: String, in directory: ScratchDirectory) throws -> [String] {
    if let build {
      var environment = Self.environment
      environment["SUITE"] = suite
      environment["ADAPTER"] = folder
      let ended = try directory.shell(build, environment: environment)
      guard ended.status == 0 else { throw BuildFailure(description: ended.errors) }
    }
    return worker(suite, directory.file("program"))
  }

  /// What a compiler said instead of making a program.
  struct BuildFailure: Error, CustomStringConvertible {
    let description: String
  }
}
