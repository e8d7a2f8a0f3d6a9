import BenchRunner
import CommandLineTool
import Glibc
import SafeFiles
import Testing

/// How a tool ended and what it printed.
struct Ended {
  let status: Int32
  let output: String
  let errors: String

  /// The last line of standard error, without its line feed.
  var lastLine: String { errors.split(separator: "\n").last.map { String($0) } ?? "" }
}

extension ScratchDirectory {
  /// Where the tools were built: beside the test executable.
  static let tools: String = {
    let path = ProcessSurroundings.executablePath
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }()

  /// The environment that tools are run in: found by their names, with a known locale and nothing else.
  static var environment: [String: String] { ["PATH": "\(tools):/usr/bin:/bin", "LC_ALL": "C.UTF-8"] }

  /// The same, by which processes that were started in this directory can be found.
  var markedEnvironment: [String: String] { Self.environment.merging(["SCRATCH": path]) { $1 } }

  /// The processes that still carry the directory's name in their environment.
  func remainingProcesses() throws -> [String] {
    let entry = Array("SCRATCH=\(path)".utf8)
    return try Directory.names(in: "/proc").filter { name in
      guard Int32(name) != nil else { return false }
      let bytes = (try? InputFile.bytes(at: "/proc/\(name)/environ", limit: 1 << 22)) ?? []
      return bytes.split(separator: 0).contains { $0.elementsEqual(entry) }
    }
  }

  /// Runs a tool in this directory.
  func run(
    _ tool: String, _ arguments: String..., environment: [String: String] = environment
  ) throws -> Ended {
    try run(tool, arguments, environment: environment)
  }

  /// Runs a tool in this directory.
  func run(_ tool: String, _ arguments: [String], environment: [String: String]) throws -> Ended {
    try run([Self.tools + "/" + tool] + arguments, environment: environment)
  }

  /// Runs a line of shell in this directory, with the tools on its path.
  func shell(_ line: String, environment: [String: String] = environment) throws -> Ended {
    try run(["/bin/sh", "-c", line], environment: environment)
  }

  private func run(_ arguments: [String], environment: [String: String]) throws -> Ended {
    let children = ChildProcessSet()
    let child = try children.start(launch(arguments, environment: environment))
    return try ended(child, of: children)
  }

  func launch(_ arguments: [String], environment: [String: String] = environment) -> ChildProcessLaunch {
    var launch = ChildProcessLaunch(arguments, environment: environment, directory: path)
    // A comparison as JSON has some kilobytes a row.
    launch.outputPart = 1 << 22
    return launch
  }

  /// Starts a tool and signals it once a file has so many lines.
  func ended(
    _ launch: ChildProcessLaunch, signaledBy signal: Int32, after file: String, lines: Int
  ) throws -> Ended {
    let children = ChildProcessSet()
    let child = try children.start(launch)
    var patience = 6000
    while (try? text(file).utf8.count { $0 == 0x0A }) ?? 0 < lines {
      patience -= 1
      try #require(patience > 0, "nothing was started")
      _ = poll(nil, 0, 10)
    }
    kill(child.identifier, signal)
    return try ended(child, of: children)
  }

  /// Waits far longer than anything here takes: reaching the limit is a failure.
  func ended(_ child: ChildProcess, of children: ChildProcessSet) throws -> Ended {
    let outcome = try children.wait(for: child, by: .after(.seconds(60)), grace: .seconds(1))
    let status: Int32 =
      switch outcome.ending {
      case .exited(let code): code
      case .signaled(let number): 128 + number
      case .timedOut: -1
      }
    try #require(status >= 0, "the tool hangs")
    try #require(outcome.output.omitted == 0 && outcome.errors.omitted == 0, "more was printed than is kept")
    return Ended(
      status: status, output: String(decoding: outcome.output.head + outcome.output.tail, as: UTF8.self),
      errors: String(decoding: outcome.errors.head + outcome.errors.tail, as: UTF8.self))
  }

  /// Expects that the processes whose numbers are the lines of a file are gone; where nobody waited for them, soon.
  func expectEnded(namedIn file: String, atOnce: Bool) throws {
    let processes = try text(file).split(separator: "\n").map { try #require(Int32($0)) }
    #expect(!processes.isEmpty)
    let areGone = Self.becomesSo(atOnce: atOnce) { processes.allSatisfy { kill($0, 0) == -1 && errno == ESRCH } }
    #expect(areGone, "one of \(processes) lives")
  }

  /// Expects that no process carries the directory's name; where nobody waited for them, soon.
  func expectNoProcess(atOnce: Bool) throws {
    let areGone = Self.becomesSo(atOnce: atOnce) { (try? remainingProcesses().isEmpty) == true }
    let left = try remainingProcesses()
    #expect(areGone, "left \(left)")
  }

  /// Whether something comes to be so, at once or in a time that is far longer than it takes.
  private static func becomesSo(atOnce: Bool, _ look: () -> Bool) -> Bool {
    for _ in 0..<(atOnce ? 1 : 6000) {
      if look() { return true }
      _ = poll(nil, 0, 10)
    }
    return false
  }
}
