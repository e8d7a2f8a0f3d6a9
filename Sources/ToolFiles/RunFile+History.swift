import BenchComparison
import BenchModel
package import CommandLineTool

extension RunFile {
  /// The last runs of a history as the baseline of a run.
  ///
  /// - Parameter count: the most runs that are taken of each series.
  /// - Throws: status 66 or 65 for a history that cannot be read, 4 for one without a run that can be taken.
  package static func earlierRuns(
    _ count: Int, of history: String, for current: RunFile, policy: PolicySource, limit: Int
  ) throws(ToolError) -> RunFile {
    let (machine, suite) = (MachineKey.key(of: current.run.environment), current.run.suite)
    let contents = try HistoryLog.load(history, limit: limit) {
      $0.isSameName(as: machine) && $1.isSameName(as: suite)
    }
    let held = try policy.held(against: [suite])
    let baseline = try rethrowing(
      try HistoryBaseline(
        of: contents.runs, for: current.run, on: machine, count: count, file: history, policy: held.policy)
    ) { (error: ComparisonError) in ToolError(error) }
    guard let baseline else {
      throw ToolError(
        .incomplete,
        "\(history): none of \(contents.count) runs is an earlier one of suite '\(suite)' on \(machine) "
          + "with toolchain '\(current.run.environment.toolchain ?? "unknown")' that neither failed nor regressed: record "
          + "some with --history --record")
    }
    return RunFile(
      path: history, run: baseline.source.run, format: baseline.source.format, warnings: contents.warnings,
      part: .whole, marks: [], fileCount: 1, earlier: baseline.source.earlier)
  }
}
