import BenchModel
import BenchRendering
import CommandLineTool
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
    guard request.format == .export(.stepSummary), request.destination == "-" else {
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
    case .export(let export): try export.bytes(of: comparison)
    // A comment on GitHub holds so much and no more.
    case .page(.markdown) where explanation == nil:
      Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.commentLimit).text.utf8)
    case .page(let form): page(as: form, for: request.destination)
    }
  }

  private func page(as form: PageFormat, for destination: String) -> [UInt8] {
    let page = explanation ?? ComparisonPage(comparison, showAll: options.showsAll).document
    return form.bytes(of: page, for: destination, environment: environment, color: options.color)
  }
}
