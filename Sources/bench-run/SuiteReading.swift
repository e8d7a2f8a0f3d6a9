import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import SafeFiles
import ToolFiles

/// Reads what a start of a suite left, by the readers of every tool's results.
enum SuiteReading {
  /// The run that it is; one without results where nothing was written at all.
  static func run(of output: HarnessOutput, format: String?) throws(WorkerFailure) -> BenchmarkRun {
    switch output {
    case .printed(let bytes): return try run(of: bytes, format: format)
    case .written(let path):
      // The files of a folder are listed and bounded as those of a side that a user names.
      guard Directory.exists(path) else { return try run(of: bytes(at: path), format: format) }
      return try rethrowing(try RunFile.load([path], RunInput(format: format)).run) { (error: ToolError) in
        failure(error.message.replacing(path, with: "its folder"))
      }
    }
  }

  private static func run(of bytes: [UInt8], format: String?) throws(WorkerFailure) -> BenchmarkRun {
    if bytes.isEmpty {
      return BenchmarkRun(id: "", suite: "", environment: RunEnvironment(), metrics: [], results: [])
    }
    return try rethrowing(try RunReader.read(bytes, source: "it", identity: "start", as: format).run) {
      (error: FormatError) in failure(error.description)
    }
  }

  private static func bytes(at path: String) throws(WorkerFailure) -> [UInt8] {
    try rethrowing(try InputFile.bytes(at: path, limit: RunInput.defaultLimit)) { (error: FileError) in
      failure(error.reason)
    }
  }

  private static func failure(_ reason: String) -> WorkerFailure {
    WorkerFailure(.wrongOutcome, "the suite's output cannot be read: \(reason)")
  }
}
