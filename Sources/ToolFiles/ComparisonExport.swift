package import BenchModel
import BenchRendering
package import CommandLineTool
import StrictJSON

/// The forms of a comparison that other programs read.
package enum ComparisonExport: String, CaseIterable {
  case json, csv, junit, openmetrics, github
  case stepSummary = "step-summary"

  /// How the names of files of this form usually end.
  package var fileExtensions: [String] {
    switch self {
    case .json: ["json"]
    case .csv: ["csv"]
    case .junit: ["xml"]
    case .openmetrics: ["prom", "openmetrics"]
    case .github, .stepSummary: []
    }
  }

  /// A comparison in this form.
  package func bytes(of comparison: Comparison) throws(ToolError) -> [UInt8] {
    switch self {
    case .json: try Output.json("the comparison", StrictJSONEncoder(layout: .pretty).encode(comparison))
    case .csv: Array(ComparisonCSV(comparison).text.utf8)
    case .junit: Array(JUnitReport(comparison).text.utf8)
    case .openmetrics: Array(OpenMetricsText(comparison).text.utf8)
    case .github: Array(WorkflowAnnotations(comparison).text.utf8)
    case .stepSummary: Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.stepSummaryLimit).text.utf8)
    }
  }
}
