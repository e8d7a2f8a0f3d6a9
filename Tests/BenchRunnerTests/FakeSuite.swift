import BenchModel
import Glibc
import SafeFiles
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

/// A suite that is a shell script, whose output has a line a benchmark: its name and its times.
final class FakeSuite {
  let folder: String
  private let children = ChildProcessSet(endingStrays: true)

  init() throws {
    var template = Array("/tmp/bench-harness-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    try Directory.create("\(folder)/tmp")
  }

  deinit {
    _ = try? ProgramCall(children: ChildProcessSet(), environment: [:], directory: nil).run(["/bin/rm", "-rf", folder])
  }

  /// A side of a script, which finds what it was called with in `$*` and tells of each start in `$LOG`.
  func launcher(_ script: String, harness: Harness, named name: String = "suite") throws -> HarnessLauncher {
    try OutputFile.replace("\(folder)/\(name).sh", with: Array("echo \"$*\" >> \"$LOG\"\n\(script)\n".utf8))
    return HarnessLauncher(
      HarnessedSuite(harness, arguments: ["sh", "\(folder)/\(name).sh"]),
      environment: ["PATH": "/usr/bin:/bin", "LOG": "\(folder)/\(name).log", "TMPDIR": "\(folder)/tmp"],
      children: children, reading: Self.read)
  }

  /// What each start of a side was called with.
  func calls(of name: String = "suite") throws -> [String] {
    String(decoding: try InputFile.bytes(at: "\(folder)/\(name).log", limit: 1 << 20), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) }
  }

  /// What is left of the folders that starts wrote into.
  func leftovers() throws -> [String] {
    try Directory.names(in: "\(folder)/tmp").flatMap { try Directory.names(in: "\(folder)/tmp/\($0)") }
  }

  private static func read(_ output: HarnessOutput, format: String?) throws(WorkerFailure) -> BenchmarkRun {
    let bytes: [UInt8]
    switch output {
    case .printed(let printed): bytes = printed
    case .written(let path):
      bytes = try rethrowing(try InputFile.bytes(at: path, limit: 1 << 20)) { (error: FileError) in
        WorkerFailure(.wrongOutcome, error.message)
      }
    }
    var results: [BenchmarkResult] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 1 else { throw WorkerFailure(.wrongOutcome, "the suite's output cannot be read: '\(line)'") }
      let id = BenchmarkID(group: "", name: String(words[0]))
      let values = words.dropFirst().compactMap { Double($0) }
      results.append(
        values.isEmpty
          ? BenchmarkResult(
            id: id, status: words[1] == "skip" ? .skipped : .failed,
            failure: Failure(kind: .reported, reason: String(words[1])))
          : BenchmarkResult(
            id: id,
            samples: [
              Sample(metric: Metric.time.name, process: [0], round: [0], order: [0], iterations: [7], values: [values])
            ]))
    }
    return BenchmarkRun(
      id: "fake", suite: "fake", environment: RunEnvironment(), metrics: [.time], results: results)
  }
}

extension Harness {
  /// A tool that lists names and is asked for one of them.
  static let listing = Harness(
    name: "fake", format: nil, listing: .names(["list"], line: { String($0) }), arguments: ["one", "{benchmark}"],
    output: .printed, choosing: HarnessPattern.verbatim)
  /// A tool that runs all that it has.
  static let whole = Harness(name: "fake", format: nil, listing: .run(["list"]), arguments: ["all"], output: .printed)
}
