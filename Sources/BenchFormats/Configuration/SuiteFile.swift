import BenchModel
import StrictJSON

/// `benchmarks/bench.json`: what `bench-run` builds and runs in this folder.
package struct SuiteFile: ConfigurationFormat, Sendable, Equatable {
  /// What is run.
  package enum Subject: Sendable, Equatable {
    /// The executable of this name beside `bench-run`, and the worker of this folder that is measured in its place
    /// where a side is built, if there is one.
    case named(String, built: [String]?)
    /// A worker executable with its arguments.
    case worker([String])
    /// Whole commands, each a benchmark.
    case commands([Command])
    /// An existing suite of a benchmark tool.
    case harness(Harnessed)
  }

  /// A suite of a benchmark tool, and the harness that measures it.
  package struct Harnessed: Sendable, Equatable, Decodable {
    /// The harness.
    package let name: String
    /// The program and its arguments.
    package let command: [String]
    /// The word of the format of its output; nil for the one that the harness expects.
    package let format: String?
  }

  /// A whole command that is a benchmark.
  package struct Command: Sendable, Equatable, Decodable {
    /// The benchmark's name.
    package let name: String
    /// The program and its arguments.
    package let command: [String]
  }

  /// A file that a run of all benchmarks leaves.
  package struct Output: Sendable, Equatable, Decodable {
    /// Its path.
    package let file: String
    /// The word that names its form; nil for the one that its name tells.
    package let format: String?

    /// Makes an output.
    package init(file: String, format: String?) {
      self.file = file
      self.format = format
    }
  }

  /// What is run.
  package let subject: Subject
  /// What builds it: a program and its arguments.
  package let build: [String]?
  /// What a run of all benchmarks leaves; empty for what every run leaves.
  package let outputs: [Output]
  /// Whether the instructions of its benchmarks are counted, too.
  package var counts = false

  /// An example of the file, for those who have none; one line, as a message is.
  package static let example =
    #"{"schema": {"name": "bench-plan", "version": 1}, "worker": [".build/release/MyBenchmarks"]}"#

  private struct Document: Decodable {
    let schema: SchemaHeader
    let suite: String?
    let worker: [String]?
    let commands: [Command]?
    let harness: Harnessed?
    let build: [String]?
    let outputs: [Output]?
    let count: Bool?
  }

  /// Reads the file.
  ///
  /// - Throws: what is wrong, with line and column.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> SuiteFile {
    try ConfigurationDocument.read(bytes, source: source, schema: .plan, as: Document.self) { document in
      if document.worker?.isEmpty == true || document.build?.isEmpty == true {
        throw FormatError(
          source: source, problem: "\"worker\" and \"build\" name a program first, and then its arguments")
      }
      if document.outputs?.contains(where: { $0.file.isEmpty || $0.file == "-" }) == true {
        throw FormatError(source: source, problem: "an output of \"outputs\" names a file, by its path")
      }
      return SuiteFile(
        subject: try subject(of: document, source: source), build: document.build, outputs: document.outputs ?? [],
        counts: document.count ?? false)
    }
  }

  private static func subject(of document: Document, source: String) throws(FormatError) -> Subject {
    switch (document.suite, document.worker, document.commands, document.harness) {
    case (let suite?, let worker, nil, nil): return .named(suite, built: worker)
    case (nil, let worker?, nil, nil): return .worker(worker)
    case (nil, nil, let commands?, nil):
      try check(commands, source: source)
      return .commands(commands)
    case (nil, nil, nil, let suite?):
      guard suite.command.first?.isEmpty == false else {
        throw FormatError(source: source, problem: "the \"command\" of \"harness\" names no program")
      }
      return .harness(suite)
    default:
      throw FormatError(
        source: source,
        problem: "it must name either a \"worker\" (an executable and its arguments), or \"commands\" (each with a "
          + "\"name\" and a \"command\"), or a \"harness\" (its \"name\" and the \"command\" of an existing suite), or a "
          + "\"suite\" (an executable beside bench-run)")
    }
  }

  private static func check(_ commands: [Command], source: String) throws(FormatError) {
    if commands.isEmpty { throw FormatError(source: source, problem: "\"commands\" is empty: there is nothing to run") }
    for (place, command) in commands.enumerated() {
      guard let program = command.command.first, !program.isEmpty else {
        throw FormatError(source: source, problem: "command '\(command.name)' names no program")
      }
      if commands[..<place].contains(where: { $0.name.isSameName(as: command.name) }) {
        throw FormatError(
          source: source, problem: "command '\(command.name)' occurs twice; give each a name of its own")
      }
    }
  }
}
