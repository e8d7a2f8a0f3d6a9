import BenchFormats
import BenchModel
import BenchRendering
import CommandLineTool
import ToolFiles

/// The two files that the Python stress suite leaves, written beside the results of the suite that follows it.
struct SuiteOutputs {
  /// The folder they lie in.
  let folder: String

  static let resultsName = "stress_test_results.json"
  static let consoleName = "stress_test_full_output.txt"

  /// They are written where the user says, and otherwise beside the usual results file by a run of the whole suite: a
  /// look at some benchmarks does not replace what is known of all.
  ///
  /// - Returns: nil where they are not written.
  init?(options: RunOptions, isBundled: Bool) {
    if let folder = options.suiteOutputs {
      self.folder = folder
    } else if isBundled, options.choosesAll, options.outputOrUsual == RunOptions.usualOutput {
      folder = RunOptions.usualFolder
    } else {
      return nil
    }
  }

  /// Both files.
  var paths: [String] { [resultsPath, consolePath] }

  private var resultsPath: String { "\(folder)/\(Self.resultsName)" }
  private var consolePath: String { "\(folder)/\(Self.consoleName)" }

  /// Finds out whether both could be written, before anything is measured.
  func prepare() throws(ToolError) {
    for path in paths { try Output.prepare(path) }
  }

  /// Writes both; benchmarks that were not chosen keep their places, since readers find benchmarks by them.
  func write(_ run: BenchmarkRun, page: Document, suite: [BenchmarkID]) throws(ToolError) {
    try Output.write(try Self.results(run, suite: suite), to: resultsPath)
    try Output.write(Array(Self.console.print(page).utf8), to: consolePath)
  }

  /// What a terminal of the usual width shows, without what only a terminal understands.
  private static let console = TerminalDialect(width: 80, colour: false, unicode: true)

  private static func results(_ run: BenchmarkRun, suite: [BenchmarkID]) throws(ToolError) -> [UInt8] {
    let measured = Dictionary(run.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let results = suite.map { id in
      let omission = Failure(kind: .skipped, reason: "not chosen in this run")
      return measured[id] ?? BenchmarkResult(id: id, status: .skipped, failure: omission)
    }
    return try Output.json(resultsName, StressSuiteFormat.bytes(of: run.with(results: results)))
  }
}
