import BenchModel
import StrictJSON

/// `benchmarks/bench.json`: what `bench-run` builds and runs in this folder.
package struct SuiteFile: ConfigurationFormat, Sendable, Equatable {
  /// What is run.
  package enum Subject: Sendable, Equatable {
    /// A suite that comes with `bench-run`, by its name, and the executable of this folder that carries it, if it is
    /// one that is built here.
    case bundled(String, carrier: [String]?)
    /// A worker executable with its arguments.
    case worker([String])
    /// Whole commands, each a benchmark.
    case commands([Command])
  }

  /// A whole command that is a benchmark.
  package struct Command: Sendable, Equatable, Decodable {
    /// The benchmark's name.
    package let name: String
    /// The program and its arguments.
    package let command: [String]
  }

  /// What is run.
  package let subject: Subject
  /// What builds it: a program and its arguments.
  package let build: [String]?

  /// An example of the file, for those who have none; one line, as a message is.
  package static let example =
    #"{"schema": {"name": "bench-plan", "version": 1}, "worker": [".build/release/MyBenchmarks"]}"#

  private struct Document: Decodable {
    let schema: SchemaHeader
    let suite: String?
    let worker: [String]?
    let commands: [Command]?
    let build: [String]?
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
      return SuiteFile(subject: try subject(of: document, source: source), build: document.build)
    }
  }

  private static func subject(of document: Document, source: String) throws(FormatError) -> Subject {
    switch (document.suite, document.worker, document.commands) {
    case (let suite?, let carrier, nil): return .bundled(suite, carrier: carrier)
    case (nil, let worker?, nil): return .worker(worker)
    case (nil, nil, let commands?):
      try check(commands, source: source)
      return .commands(commands)
    default:
      throw FormatError(
        source: source,
        problem: "it must name either a bundled \"suite\", or a \"worker\" (an executable and its arguments), or "
          + "\"commands\" (each with a \"name\" and a \"command\")")
    }
  }

  private static func check(_ commands: [Command], source: String) throws(FormatError) {
    if commands.isEmpty { throw FormatError(source: source, problem: "\"commands\" is empty: there is nothing to run") }
    for (place, command) in commands.enumerated() {
      guard let program = command.command.first, !program.isEmpty else {
        throw FormatError(source: source, problem: "command '\(command.name)' names no program")
      }
      if commands[..<place].contains(where: { $0.name.utf8.elementsEqual(command.name.utf8) }) {
        throw FormatError(
          source: source, problem: "command '\(command.name)' occurs twice; give each a name of its own")
      }
    }
  }
}
