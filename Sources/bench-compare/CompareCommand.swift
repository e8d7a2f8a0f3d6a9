import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import ToolFiles

/// One call of `bench-compare`, from two paths to an exit status.
struct CompareCommand {
  let options: CompareOptions
  let environment: [String: String]
  /// How many files and benchmarks are worked on at a time.
  let threads: Int

  func run() throws(ToolError) -> ExitStatus {
    try OutputCheck.check(
      outputs: options.outputs.map(\.destination),
      inputs: options.baseline + options.current + options.within + options.again.baseline + options.again.current
        + [options.policy ?? PolicySource.usualPath])
    let (baseline, current) = try sides()
    let policy = try PolicySource.load(options.policy).adding(options.tolerances)
    let comparison = try RunComparison.compare(
      baseline: baseline, current: current, policy: policy, date: options.date, again: try again(policy),
      threads: threads)
    let status = ExitStatus(comparison.gate.outcome)
    if options.printsRerun {
      try Output.write(Array(RerunScript(comparison, options).text.utf8), to: "-")
      if !options.quiet { sayVerdict(comparison.gate, status) }
      return status
    }
    var page: Document?
    if let name = options.explained {
      page = try explanation(of: name, in: comparison, Sides(baseline: baseline.run, current: current.run))
    }
    let output = ComparisonOutput(
      comparison: comparison, explanation: page, options: options, environment: environment)
    try output.write()
    if !options.quiet { sayVerdict(comparison.gate, status) }
    return status
  }

  /// What the second pair of files gave, judged by itself.
  private func again(_ policy: PolicySource) throws(ToolError) -> Comparison? {
    if options.again.current.isEmpty { return nil }
    let files = try RunFile.loadBoth(
      baseline: options.again.baseline, current: options.again.current, options.input, threads: threads)
    let (baseline, current) = try RunFile.choosing(options.choice, of: files)
    return try RunComparison.compare(
      baseline: baseline, current: current, policy: policy, date: options.date, threads: threads)
  }

  private func sides() throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    try RunFile.choosing(options.choice, of: wholeSides())
  }

  private func wholeSides() throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    if !options.within.isEmpty {
      return try RunFile.load(options.within, options.input).divided(by: options.pairs)
    }
    if options.isPaired {
      return try RunFile.loadPairs(baseline: options.baseline, current: options.current, options.input)
    }
    return try RunFile.loadBoth(
      baseline: options.baseline, current: options.current, options.input, threads: threads)
  }

  /// Pipes and `make` lose exit statuses: the last line of standard error keeps the verdict and the status together.
  private func sayVerdict(_ gate: Gate, _ status: ExitStatus) {
    let line = "bench-compare: \(gate.headline.printable) (exit status \(status.code))\n"
    // The verdict itself is out; who closed standard error does not want this line.
    try? StandardStream.error.write(line)
  }
}
