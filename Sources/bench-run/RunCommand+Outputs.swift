import BenchFormats
import BenchModel
import BenchRendering
import CommandLineTool
import ToolFiles

extension RunCommand {
  /// Where the run goes.
  ///
  /// The command line says it first. Where all benchmarks are chosen, the folder's suite file says it for what it
  /// names. What remains goes to the usual results file, but for commands of the command line, which are nobody's
  /// suite: they leave what they are told to leave. A look at some benchmarks does not replace what is known of all,
  /// nor does a part of the suite.
  func outputs(of subject: Subject) throws(ToolError) -> RunOutputs {
    var requests = options.outputs
    if requests.isEmpty, options.choosesAll, options.shard == nil { requests = try subject.outputs.map(request) }
    let usual =
      options.shard.map { [RunOutputs.Request(format: .json, destination: "benchmarks/shards/\($0.name).json")] }
      ?? (options.commands == nil ? RunOutputs.usual : [])
    return RunOutputs(
      requests: requests.isEmpty ? usual : requests, areNamed: !options.outputs.isEmpty,
      environment: environment, color: options.color)
  }

  /// Writes what a run of one side leaves, shows its page, says what is kept where it was stopped, and keeps it as
  /// a baseline where that is asked for.
  func conclude(
    _ run: BenchmarkRun, _ page: Document, _ outputs: RunOutputs, suite: [BenchmarkID], _ interruption: Interruption
  ) throws(ToolError) -> ExitStatus {
    try outputs.write(run, page: page, suite: suite)
    if !options.quiet, !outputs.takesStandardOutput { try Output.print(page, for: traits(of: .output)) }
    let status = status(of: run, interruption: interruption)
    if run.completeness == .partial, !options.quiet {
      let measured = run.results.count { $0.status == .measured }
      let places = outputs.requests.map(\.destination).filter { $0 != "-" }
      let kept = places.isEmpty ? "shown and in no file" : "in \(places.joined(separator: ", "))"
      // The files are written; who closed standard error does not want this line.
      try? StandardStream.error.write(
        "bench-run: stopped; what \(measured) of \(run.results.count) benchmarks have measured is \(kept.printable) "
          + "(exit status \(status.code))\n")
    }
    try keepAsBaseline(run, status)
    return status
  }

  private func request(_ output: SuiteFile.Output) throws(ToolError) -> RunOutputs.Request {
    var format: RunOutputFormat? = OutputRequests.format(of: output.file)
    if let word = output.format {
      guard let named = RunOutputFormat(rawValue: word) else {
        let words = RunOutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw ToolError(
          .configuration, "\(Self.suiteFile): output '\(output.file)' has no format '\(word)'; there are \(words)")
      }
      format = named
    }
    return RunOutputs.Request(format: format ?? .json, destination: output.file)
  }
}
