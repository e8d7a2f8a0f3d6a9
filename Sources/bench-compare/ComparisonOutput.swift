import BenchModel
import BenchRendering
import CommandLineTool
import StrictJSON
import ToolFiles

/// Writes a comparison in every form that was asked for.
struct ComparisonOutput {
  let comparison: Comparison
  /// The page of one benchmark, where that was asked for instead of the comparison's own.
  let explanation: Document?
  let options: CompareOptions
  let environment: [String: String]

  private static let summaryVariable = "GITHUB_STEP_SUMMARY"

  /// Writes all of them.
  ///
  /// - Throws: everything that went wrong, after all else is written.
  func write() throws(ToolError) {
    try OutputRequests.writeAll(options.outputs) { request throws(ToolError) in try write(request) }
  }

  private func write(_ request: OutputRequests.Request<ComparisonFormat>) throws(ToolError) {
    let bytes = try bytes(request)
    guard request.format == .stepSummary, request.destination == "-" else {
      return try Output.write(bytes, to: request.destination)
    }
    // Several steps of a job write into one summary, each below the others.
    guard let path = environment[Self.summaryVariable], !path.isEmpty else {
      throw ToolError(.usage, "\(Self.summaryVariable) is not set, so name the file of the step summary with --output")
    }
    let earlier = try Input.bytesIfPresent(path, limit: 1 << 26) ?? []
    try Output.write(earlier + bytes, to: path)
  }

  private func bytes(_ request: OutputRequests.Request<ComparisonFormat>) throws(ToolError) -> [UInt8] {
    switch request.format {
    case .text: page(as: .text, for: request.destination)
    case .markdown where explanation != nil: page(as: .markdown, for: request.destination)
    case .markdown: Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.commentLimit).text.utf8)
    case .html: page(as: .html, for: request.destination)
    case .json: try Output.json("the comparison", StrictJSONEncoder(layout: .pretty).encode(comparison))
    case .csv: Array(ComparisonCSV(comparison).text.utf8)
    case .junit: Array(JUnitReport(comparison).text.utf8)
    case .openmetrics: Array(OpenMetricsText(comparison).text.utf8)
    case .github: Array(WorkflowAnnotations(comparison).text.utf8)
    case .stepSummary: Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.stepSummaryLimit).text.utf8)
    }
  }

  private func page(as form: PageFormat, for destination: String) -> [UInt8] {
    let page = explanation ?? ComparisonPage(comparison, showAll: options.showsAll).document
    return form.bytes(of: page, for: destination, environment: environment, color: options.color)
  }
}
