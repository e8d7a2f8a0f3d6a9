import BenchModel
import SafeFiles

/// Starts a suite and reads what it leaves.
final class HarnessStarter {
  private let suite: HarnessedSuite
  private let environment: [String: String]
  private let directory: String?
  private let children: ChildProcessSet
  private let reading: HarnessReading
  /// Where starts write, from the first that does.
  private var folder: ScratchFolder?

  /// What a start may print that is read: a list of 100,000 benchmarks.
  private static let mostOutput = 16 << 20

  init(
    suite: HarnessedSuite, environment: [String: String], directory: String?, children: ChildProcessSet,
    reading: @escaping HarnessReading
  ) {
    (self.suite, self.environment, self.directory) = (suite, environment, directory)
    (self.children, self.reading) = (children, reading)
  }

  /// A start that is measured.
  func measure(
    choosing benchmark: String?, hashSeed: UInt32?, within limit: Duration
  ) throws(WorkerFailure) -> BenchmarkRun {
    try run(suite.harness.arguments, choosing: benchmark, hashSeed: hashSeed, within: limit)
  }

  /// What is read of a start with these arguments.
  func run(
    _ arguments: [String], choosing benchmark: String? = nil, hashSeed: UInt32? = nil, within limit: Duration
  ) throws(WorkerFailure) -> BenchmarkRun {
    if case .printed = suite.output {
      let call = suite.call(arguments, choosing: benchmark, output: "")
      return try reading(.printed(try printed(call, output: "", hashSeed: hashSeed, within: limit)), suite.format)
    }
    let folder = try scratch()
    let part = try rethrowing(try folder.part(), as: Self.failure)
    defer { folder.discard(part) }
    let path = "\(part)/output"
    let call = suite.call(arguments, choosing: benchmark, output: path)
    _ = try printed(call, output: path, hashSeed: hashSeed, within: limit)
    guard FollowedLinks.leadsToSomething(path) else {
      throw WorkerFailure(.wrongOutcome, "the suite ended well, and wrote no output")
    }
    return try reading(.written(path: path), suite.format)
  }

  /// What a start prints.
  func printed(_ arguments: [String], within limit: Duration) throws(WorkerFailure) -> [UInt8] {
    try printed(suite.call(arguments, choosing: nil, output: ""), output: "", hashSeed: nil, within: limit)
  }

  private func printed(
    _ call: [String], output: String, hashSeed: UInt32?, within limit: Duration
  ) throws(WorkerFailure) -> [UInt8] {
    let variables = suite.harness.variables.mapValues { $0.replacing("{output}", with: output) }
    let own = LaunchEnvironment(environment).variables(hashSeed: hashSeed)
    let execution = CommandExecution(
      environment: own.merging(variables) { $1 }, directory: directory, children: children)
    let outcome = try execution.end(
      of: call, named: "the suite", allowing: suite.harness.allowed, within: limit, keeping: Self.mostOutput)
    guard outcome.output.omitted == 0 else {
      throw WorkerFailure(.outputFlood, "the suite printed more than \(2 * Self.mostOutput >> 20) MiB")
    }
    return outcome.output.head + outcome.output.tail
  }

  private func scratch() throws(WorkerFailure) -> ScratchFolder {
    if let folder { return folder }
    let made = try rethrowing(try ScratchFolder(environment: environment), as: Self.failure)
    folder = made
    return made
  }

  private static func failure(_ error: FileError) -> WorkerFailure {
    WorkerFailure(.notStarted, "there is no place for what the suite writes: \(error.message)")
  }
}
