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
      inputs: options.baseline.inputs + options.current + options.within + options.again.baseline
        + options.again.current + [options.policy ?? PolicySource.usualPath])
    let source = try PolicySource.load(options.policy)
    if let update = options.update, let said = try firstBaseline(update) {
      say(said, .passed)
      return .passed
    }
    let (baseline, current) = try RunFile.choosing(options.choice, of: sides(policy: source))
    let policy = source.adding(options.tolerances)
    let comparison = try RunComparison.compare(
      baseline: baseline, current: current, policy: policy, date: options.date, again: try again(policy),
      threads: threads)
    let status = ExitStatus(comparison.gate.outcome)
    if options.printsRerun {
      try Output.write(Array(RerunScript(comparison, options).text.utf8), to: "-")
      say(comparison.gate.headline, status)
      return status
    }
    var page: Document?
    if let name = options.explained {
      page = try explanation(of: name, in: comparison, Sides(baseline: baseline.run, current: current.run))
    }
    let output = ComparisonOutput(
      comparison: comparison, explanation: page, options: options, environment: environment)
    try output.write()
    say(comparison.gate.headline, status)
    guard let update = options.update else { return status }
    let path = try update.path(of: options.baseline, for: current)
    say(try update.write(current, to: path, judged: comparison.gate), .passed)
    return .passed
  }

  /// Keeps the current run where there is no baseline yet, and says so; nil where there is one.
  private func firstBaseline(_ update: BaselineUpdate) throws(ToolError) -> String? {
    let current = try RunFile.load(options.current, options.input)
    let path = try update.path(of: options.baseline, for: current)
    return Input.exists(path) ? nil : try update.write(current, to: path, judged: nil)
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

  private func sides(policy: PolicySource) throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    if !options.within.isEmpty {
      return try RunFile.load(options.within, options.input).divided(by: options.pairs)
    }
    switch options.baseline {
    case .files(let paths) where options.isPaired:
      return try RunFile.loadPairs(baseline: paths, current: options.current, options.input)
    case .files(let paths):
      return try RunFile.loadBoth(baseline: paths, current: options.current, options.input, threads: threads)
    case .kept(let folder, let name):
      let current = try RunFile.load(options.current, options.input)
      return (try KeptBaseline(folder: folder, name: name).file(for: current, options.input), current)
    case .history(let path, let count):
      let current = try RunFile.load(options.current, options.input)
      let baseline = try RunFile.earlierRuns(
        count, of: path, for: current, policy: policy, limit: options.input.limit)
      return (baseline, current)
    }
  }

  /// Pipes and `make` lose exit statuses: the last line of standard error keeps the verdict and the status together.
  private func say(_ sentence: String, _ status: ExitStatus) {
    if options.quiet { return }
    let line = "bench-compare: \(sentence.printable) (exit status \(status.code))\n"
    // The verdict itself is out; who closed standard error does not want this line.
    try? StandardStream.error.write(line)
  }
}
