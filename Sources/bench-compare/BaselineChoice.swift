import BenchModel
import CommandLineTool
import ToolFiles

/// What the current run is judged against, as the command line says it.
enum BaselineChoice: Equatable {
  /// Files, or a folder of them.
  case files([String])
  /// The file that is kept under a name for the current run's machine and toolchain.
  case kept(folder: String, name: String)
  /// The last runs of a history.
  case history(path: String, count: Int)

  static let folderOption = OptionDeclaration.value(
    "baseline-dir", of: "DIR",
    help: "BASELINE is a name under which bench-run --save-baseline kept runs in DIR: the one of the current run's "
      + "machine and toolchain is taken.")
  static let historyOption = OptionDeclaration.value(
    "baseline-from-history", of: "N",
    help: "Judge CURRENT by what the last N runs of a history scatter by: BASELINE is its file. Default: "
      + "\(HistoryLog.usualPath).")

  static let declarations = [folderOption, historyOption]

  /// More runs tell no more, and a history of more is a mistake.
  private static let mostRuns = 1000

  /// What the options and arguments name, and the files of the current side; nil where no option of these is given.
  static func sides(_ parsed: ParsedArguments) throws(ToolError) -> (baseline: BaselineChoice, current: [String])? {
    let folder = parsed.value(of: folderOption)
    let count = try rethrowing(
      try parsed.value(of: historyOption, expecting: "a whole number of runs from 1 to \(mostRuns)") { text in
        Int(text).flatMap { (1...mostRuns).contains($0) ? $0 : nil }
      }
    ) { (error: UsageError) in ToolError(error) }
    if folder == nil, count == nil { return nil }
    if folder != nil, count != nil {
      throw ToolError(.usage, "--baseline-dir and --baseline-from-history name two baselines; keep one")
    }
    let option = folder == nil ? historyOption.name : folderOption.name
    let others = [
      CompareOptions.baselineOption, CompareOptions.withinOption, CompareOptions.pairedOption,
      CompareOptions.rerunOption,
    ]
    if let other = others.first(where: parsed.has) {
      throw ToolError(.usage, "--\(option) names the baseline: leave --\(other.name) out")
    }
    var plain = parsed.positionals
    var current = parsed.values(of: CompareOptions.currentOption)
    if current.isEmpty, let last = plain.popLast() { current = [last] }
    if let folder, plain.count == 1, !current.isEmpty { return (.kept(folder: folder, name: plain[0]), current) }
    if let count, plain.count <= 1, !current.isEmpty {
      return (.history(path: plain.first ?? HistoryLog.usualPath, count: count), current)
    }
    throw ToolError(
      .usage,
      folder == nil
        ? "name the run that is judged: --\(option) N [HISTORY] CURRENT"
        : "name the baseline and the run that is judged: --\(option) DIR NAME CURRENT")
  }

  /// Files that the comparison is made from, as far as they are known before it.
  var inputs: [String] {
    switch self {
    case .files(let paths): paths
    case .kept: []
    case .history(let path, _): [path]
    }
  }
}
