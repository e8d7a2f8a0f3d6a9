import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import StrictJSON
import ToolFiles

/// One call of `bench-compare`, from two paths to an exit status.
struct CompareCommand {
  let options: CompareOptions
  let environment: [String: String]

  func run() throws(ToolError) -> ExitStatus {
    let (baseline, current) = try sides()
    let source = try PolicySource.load(options.policy)
    let comparison = try RunComparison.compare(
      baseline: baseline, current: current, policy: source.adding(options.tolerances), date: options.date)
    try write(comparison, of: Sides(baseline: baseline.run, current: current.run))
    let status = ExitStatus(comparison.gate.outcome)
    if !options.quiet { sayVerdict(comparison.gate, status) }
    return status
  }

  private func sides() throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    if options.isPaired {
      return try RunFile.loadPairs(baseline: options.baseline, current: options.current, options.input)
    }
    return (try RunFile.load(options.baseline, options.input), try RunFile.load(options.current, options.input))
  }

  private func write(_ comparison: Comparison, of runs: Sides<BenchmarkRun>) throws(ToolError) {
    try Output.write(bytes(of: comparison, runs), to: options.output)
  }

  private func bytes(of comparison: Comparison, _ runs: Sides<BenchmarkRun>) throws(ToolError) -> [UInt8] {
    switch options.format {
    case .json:
      do throws(JSONError) {
        return try StrictJSONEncoder(layout: .pretty).encode(comparison)
      } catch {
        throw ToolError(.internalError, "the comparison cannot be written as JSON: \(error)")
      }
    case .markdown:
      return Array(MarkdownDialect().print(try page(of: comparison, runs, showAll: false)).utf8)
    case .text:
      let traits = ProcessSurroundings.traits(of: .output, environment: environment, color: options.color)
      let isFile = options.output != "-"
      let dialect = TerminalDialect(
        width: traits.width, colour: traits.usesColor && (!isFile || options.color == .always),
        unicode: traits.usesUnicode)
      return Array(dialect.print(try page(of: comparison, runs, showAll: options.showsAll)).utf8)
    }
  }

  private func page(
    of comparison: Comparison, _ runs: Sides<BenchmarkRun>, showAll: Bool
  ) throws(ToolError) -> Document {
    if let name = options.explained { return try explanation(of: name, in: comparison, runs) }
    return ComparisonPage(comparison, showAll: showAll).document
  }

  /// Pipes and `make` lose exit statuses: the last line of standard error keeps the verdict and the status together.
  private func sayVerdict(_ gate: Gate, _ status: ExitStatus) {
    let line = "bench-compare: \(gate.headline.printable) (exit status \(status.code))\n"
    // The verdict itself is out; who closed standard error does not want this line.
    try? StandardStream.error.write(line)
  }
}
