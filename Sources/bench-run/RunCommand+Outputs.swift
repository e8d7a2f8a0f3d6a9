import BenchFormats
import CommandLineTool
import ToolFiles

extension RunCommand {
  /// Where the run goes.
  ///
  /// The command line says it first. Where all benchmarks are chosen, the folder's suite file says it for what it
  /// names. What remains goes to the usual results file, but for commands of the command line, which are nobody's
  /// suite: they leave what they are told to leave. A look at some benchmarks does not replace what is known of all.
  func outputs(of subject: Subject) throws(ToolError) -> RunOutputs {
    var requests = options.outputs
    if requests.isEmpty, options.choosesAll { requests = try subject.outputs.map(request) }
    let usual = options.commands == nil ? RunOutputs.usual : []
    return RunOutputs(
      requests: requests.isEmpty ? usual : requests, areNamed: !options.outputs.isEmpty,
      environment: environment, color: options.color)
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
