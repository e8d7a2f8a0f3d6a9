import Testing

@testable import BenchRunner

@Suite("What a build is made by")
struct CheckoutToolchainTests {
  private func description(
    of build: [String], _ more: [String: String] = [:], path: String
  ) throws -> String {
    let environment = ["PATH": path].merging(more) { $1 }
    return try Toolchain(
      of: BuildStep(arguments: build), environment: environment, children: ChildProcessSet()
    ).description
  }

  @Test("It is another where a tool, a compiler that it may call or a variable that they read is another")
  func differences() throws {
    let scratch = try ScratchRepository()
    try scratch.shell("mkdir bin; printf '#!/bin/sh\\necho make 1\\n' > bin/make; cp bin/make bin/cc; chmod +x bin/*")
    let path = "\(scratch.folder)/bin:/usr/bin:/bin"
    let first = try description(of: ["make", "all"], path: path)
    #expect(first.contains("make 1\n") && first.contains("cc: ") && first.contains("/bin/cc "))
    #expect(try description(of: ["make", "all"], path: path) == first)
    #expect(try description(of: ["make", "all"], ["CFLAGS": "-O3"], path: path) != first)
    #expect(try description(of: ["make", "all"], ["EDITOR": "vi"], path: path) == first)
    try scratch.shell("echo 'echo more' >> bin/cc")
    let second = try description(of: ["make", "all"], path: path)
    #expect(second != first)
    try scratch.shell("echo 'echo make 2' > bin/make")
    #expect(try description(of: ["make", "all"], path: path) != second)
  }

  @Test("A tool of one language does not depend on the compilers of others")
  func languages() throws {
    let scratch = try ScratchRepository()
    try scratch.shell("mkdir bin; for n in cargo python3 rustc; do echo x > bin/$n; done; chmod +x bin/*")
    let path = "\(scratch.folder)/bin:/usr/bin:/bin"
    let first = try description(of: ["cargo", "build"], path: path)
    try scratch.shell("echo more >> bin/python3")
    #expect(try description(of: ["cargo", "build"], path: path) == first)
    try scratch.shell("echo more >> bin/rustc")
    #expect(try description(of: ["cargo", "build"], path: path) != first)
  }

  @Test("A script of the tree is known by the commit, and a tool that is not there is told by the build")
  func scripts() throws {
    let script = try description(of: ["./build.sh"], path: "/usr/bin:/bin")
    #expect(!script.contains("build.sh"))
    #expect(
      try description(of: ["nothing-of-this-name"], path: "/usr/bin:/bin").contains("nothing-of-this-name: not found"))
  }
}
