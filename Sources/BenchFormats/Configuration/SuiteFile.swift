import BenchModel
import StrictJSON

/// `benchmarks/bench.json`: what `bench-run` runs in this folder.
package struct SuiteFile: Sendable, Equatable {
  /// What is run.
  package enum Subject: Sendable, Equatable {
    /// A suite that comes with `bench-run`, by its name.
    case bundled(String)
    /// A worker executable with its arguments.
    case worker([String])
  }

  /// What is run.
  package let subject: Subject

  /// An example of the file, for those who have none; one line, as a message is.
  package static let example =
    #"{"schema": {"name": "bench-plan", "version": 1}, "worker": [".build/release/MyBenchmarks"]}"#

  private struct Document: Decodable {
    let schema: SchemaHeader
    let suite: String?
    let worker: [String]?
  }

  /// Reads the file.
  ///
  /// - Throws: what is wrong, with line and column.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> SuiteFile {
    try ConfigurationDocument.read(bytes, source: source, schema: .plan, as: Document.self) { document in
      switch (document.suite, document.worker) {
      case (let suite?, nil): return SuiteFile(subject: .bundled(suite))
      case (nil, let worker?) where !worker.isEmpty: return SuiteFile(subject: .worker(worker))
      default:
        throw FormatError(
          source: source,
          problem: "it must name either a bundled \"suite\" or a \"worker\" (an executable and its arguments)")
      }
    }
  }
}
