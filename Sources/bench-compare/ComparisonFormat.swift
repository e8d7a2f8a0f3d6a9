import ToolFiles

/// The forms of a comparison.
enum ComparisonFormat: String, OutputFormat {
  case text, markdown, html, json, csv, junit, openmetrics, github
  case stepSummary = "step-summary"

  init?(fileExtension: String) {
    switch fileExtension {
    case "txt": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "json": self = .json
    case "csv": self = .csv
    case "xml": self = .junit
    case "prom", "openmetrics": self = .openmetrics
    default: return nil
    }
  }

  /// A step summary is a page in Markdown.
  func suits(_ told: ComparisonFormat) -> Bool { told == self || self == .stepSummary && told == .markdown }

  /// Whether it is a page, which can be one that explains a single benchmark.
  var isPage: Bool { [.text, .markdown, .html].contains(self) }
}
