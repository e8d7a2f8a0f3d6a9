import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import StrictJSON
import ToolFiles

/// One call of `bench-compare --history`: a run goes into a history, older ones are folded, or what a history shows
/// comes out.
struct HistoryCommand {
  let options: HistoryOptions
  let environment: [String: String]

  func run() throws(ToolError) -> ExitStatus {
    if let record = options.record {
      try OutputCheck.check(outputs: [options.path], inputs: [record])
      return try add(record)
    }
    if let count = options.compact { return try compact(keeping: count) }
    try OutputCheck.check(
      outputs: options.outputs.map(\.destination), inputs: [options.path, options.policy ?? PolicySource.usualPath])
    let history = try HistoryLog.load(options.path, limit: options.input.limit)
    let policy = try PolicySource.load(options.policy).policy
    let report = try rethrowing(
      try HistoryAnalyst.report(
        on: history.runs, source: options.path, policy: policy, tolerances: options.tolerances,
        rate: options.falseAlarms,
        newest: options.failWithin, warnings: history.warnings + policy.warnings)
    ) { (error: ComparisonError) in ToolError(error) }
    try OutputRequests.writeAll(options.outputs) { request throws(ToolError) in
      try Output.write(bytes(of: report, request), to: request.destination)
    }
    let status = ExitStatus(report.outcome)
    say("\(report.headline) (exit status \(status.code))")
    return status
  }

  private func add(_ path: String) throws(ToolError) -> ExitStatus {
    let file = try RunFile.load([path], options.input)
    let circumstances = HistoryRecorder.Circumstances(
      source: path, machine: options.machine ?? MachineKey.key(of: file.run.environment), commit: options.commit,
      date: options.date, verdict: options.verdict)
    let entry: HistoryEntry
    do {
      entry = try HistoryRecorder.entry(of: file.run, circumstances)
    } catch {
      throw ToolError(.dataError, "\(error)")
    }
    let isNew = try HistoryLog.add(entry, to: options.path, limit: options.input.limit)
    say(isNew ? "run '\(entry.run)' added to \(options.path)" : "run '\(entry.run)' is in \(options.path) already")
    return .passed
  }

  private func compact(keeping count: Int) throws(ToolError) -> ExitStatus {
    let compaction = try HistoryCompaction(of: options.path, keeping: count, limit: options.input.limit)
    for warning in compaction.warnings { say(warning) }
    say("\(options.path): runs folded: \(compaction.folded), runs with a line of their own: \(compaction.kept)")
    return .passed
  }

  private func bytes(
    of report: HistoryReport, _ request: OutputRequests.Request<HistoryFormat>
  ) throws(ToolError) -> [UInt8] {
    guard case .page(let form) = request.format else {
      return try Output.json("the report", StrictJSONEncoder(layout: .pretty).encode(report))
    }
    if form == .html { return Array(HistoryWebPage(report).text.utf8) }
    // In Markdown every series is there without it, folded away.
    let page = HistoryPage(report, showAll: options.showsAll && form != .markdown)
    return form.bytes(of: page.document, for: request.destination, environment: environment, color: options.color)
  }

  /// Says the answer where pipes do not lose it; who closed standard error does not want it.
  private func say(_ line: String) {
    if options.quiet { return }
    try? StandardStream.error.write("bench-compare: \(line.printable)\n")
  }
}
