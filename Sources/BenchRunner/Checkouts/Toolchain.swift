import Glibc

/// What a build is made by: what the build tool says of its version, the compilers that it may call, and the variables
/// that change what they do.
package struct Toolchain: Equatable, Sendable {
  /// All of it, a line each.
  package let description: String

  /// Tools that say their version, and how they are asked.
  private static let versions = [
    "swift": "--version", "make": "--version", "gmake": "--version", "cmake": "--version", "ninja": "--version",
    "meson": "--version", "cargo": "--version", "rustc": "--version", "go": "version", "gcc": "--version",
    "cc": "--version", "clang": "--version", "zig": "version", "dotnet": "--version", "node": "--version",
    "npm": "--version", "python3": "--version", "javac": "--version", "bazel": "--version",
  ]
  /// Programs that a build tool calls: an update of one shows in its file.
  private static let compilers = [
    "as", "c++", "cargo", "cc", "clang", "g++", "gcc", "go", "javac", "ld", "node", "python3", "rustc", "swiftc",
  ]
  /// Those that build tools of one language call; a tool that is not here may call all of them.
  private static let compilersOfTools = [
    "swift": ["clang", "ld", "swiftc"], "cargo": ["cc", "ld", "rustc"], "go": ["gcc", "go"], "gcc": ["as", "ld"],
    "cc": ["as", "ld"], "clang": ["as", "ld"], "rustc": ["cc", "ld"], "javac": [],
  ]
  /// Variables that compilers and build tools read.
  private static let variables = [
    "AR", "CC", "CFLAGS", "CGO_ENABLED", "CPPFLAGS", "CXX", "CXXFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET",
    "GOAMD64", "GOARCH", "GOFLAGS", "GOOS", "LD", "LDFLAGS", "LDLIBS", "MAKEFLAGS", "RUSTFLAGS", "RUSTUP_TOOLCHAIN",
    "SDKROOT", "TOOLCHAINS", "SWIFT_EXEC",
  ]

  /// Asks what a build would be made by now.
  init(of build: BuildStep, environment: [String: String], children: ChildProcessSet) throws(CheckoutError) {
    let searchPath = environment["PATH"] ?? "/usr/bin:/bin"
    var lines: [String] = []
    let tool = build.arguments[0]
    let name = tool.split(separator: "/").last.map { String($0) } ?? tool
    // What lies in the tree is known by the commit.
    if !tool.contains("/") || tool.hasPrefix("/") {
      lines.append("\(tool): \(Self.identity(of: tool, in: searchPath) ?? "not found")")
      if let question = Self.versions[name] {
        let call = ProgramCall(children: children, environment: environment, directory: "/")
        do throws(CheckoutError) {
          lines.append(try call.outcome(of: [Self.place(of: tool, in: searchPath) ?? tool, question]).output.text)
        } catch {
          // What cannot be started is told by the build.
          if error == .interrupted { throw error }
        }
      }
    }
    for compiler in Self.compilersOfTools[name] ?? Self.compilers {
      if let identity = Self.identity(of: compiler, in: searchPath) { lines.append("\(compiler): \(identity)") }
    }
    for variable in Self.variables { if let value = environment[variable] { lines.append("\(variable)=\(value)") } }
    description = lines.joined(separator: "\n")
  }

  /// Where a program is found; links are not followed, since what it is called may decide what it does.
  private static func place(of program: String, in searchPath: String) -> String? {
    let places = program.hasPrefix("/") ? [program] : searchPath.split(separator: ":").map { "\($0)/\(program)" }
    return places.first { access($0, X_OK) == 0 }
  }

  /// Where a program lies once links are followed, how long it is and when it was changed.
  private static func identity(of program: String, in searchPath: String) -> String? {
    guard let place = place(of: program, in: searchPath), let path = realpath(place, nil) else { return nil }
    defer { free(path) }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(String(cString: path)) \(status.st_size) \(status.st_mtim.tv_sec)"
  }
}
