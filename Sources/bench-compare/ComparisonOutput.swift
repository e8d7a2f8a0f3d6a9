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
    case .text:
      Array(
        TerminalDialect(for: request.destination, environment: environment, color: options.color)
          .print(page(showAll: options.showsAll)).utf8)
    case .markdown:
      explanation.map { Array(MarkdownDialect().print($0).utf8) }
        ?? Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.commentLimit).text.utf8)
    case .html: Array(HTMLDialect().print(page(showAll: options.showsAll)).utf8)
    case .json: try json()
    case .csv: Array(ComparisonCSV(comparison).text.utf8)
    case .junit: Array(JUnitReport(comparison).text.utf8)
    case .openmetrics: Array(OpenMetricsText(comparison).text.utf8)
    case .github: Array(WorkflowAnnotations(comparison).text.utf8)
    case .stepSummary: Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.stepSummaryLimit).text.utf8)
    }
  }

  private func page(showAll: Bool) -> Document { explanation ?? ComparisonPage(comparison, showAll: showAll).document }

  private func json() throws(ToolError) -> [UInt8] {
    do throws(JSONError) {
      return try StrictJSONEncoder(layout: .pretty).encode(comparison)
    } catch {
      throw ToolError(.internalError, "the comparison cannot be written as JSON: \(error)")
    }
  }
}
