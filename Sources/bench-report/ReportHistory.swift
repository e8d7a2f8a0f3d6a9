import BenchComparison
import BenchModel
import CommandLineTool
import ToolFiles

/// The history that a report shows the trend of.
struct ReportHistory {
  /// The file, if one is named.
  let path: String?
  let run: BenchmarkRun
  /// The most that is read of it.
  let limit: Int

  /// What the history shows of the run's suite on the run's machine; nil where it holds nothing of them, and where no
  /// file is named and there is none at the usual place.
  func report(policy: Policy) throws(ToolError) -> HistoryReport? {
    let named = if let path { path as String? } else { try usual() }
    guard let file = named else { return nil }
    let history = try HistoryLog.load(file, limit: limit)
    let machine = MachineKey.key(of: run.environment)
    let entries = history.entries.filter { entry in
      entry.suite.isSameName(as: run.suite) && entry.machine.isSameName(as: machine)
    }
    if entries.isEmpty { return nil }
    return try rethrowing(
      try HistoryAnalyst.report(
        on: entries, source: file, policy: policy, tolerances: [], warnings: history.warnings)
    ) { (error: ComparisonError) in ToolError(error) }
  }

  private func usual() throws(ToolError) -> String? {
    try Input.bytesIfPresent(HistoryLog.usualPath, limit: limit) == nil ? nil : HistoryLog.usualPath
  }
}
