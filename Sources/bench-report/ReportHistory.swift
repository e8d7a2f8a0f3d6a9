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
    guard let file = path ?? usual else { return nil }
    let key = MachineKey.key(of: run.environment)
    let history = try HistoryLog.load(file, limit: limit) { machine, suite in
      suite.isSameName(as: run.suite) && machine.isSameName(as: key)
    }
    if history.runs.runs.isEmpty { return nil }
    return try rethrowing(
      try HistoryAnalyst.report(
        on: history.runs, source: file, policy: policy, tolerances: [], warnings: history.warnings)
    ) { (error: ComparisonError) in ToolError(error) }
  }

  private var usual: String? { Input.isPresent(HistoryLog.usualPath) ? HistoryLog.usualPath : nil }
}
