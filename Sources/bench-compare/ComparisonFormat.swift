import ToolFiles

/// The forms of a comparison.
enum ComparisonFormat: String, OutputFormat {
  case text, markdown, html, json, csv, junit, openmetrics, github
  case stepSummary = "step-summary"

  init?(fileExtension: String) {
    if let page = PageFormat(fileExtension: fileExtension) {
      self.init(rawValue: page.rawValue)
      return
    }
    switch fileExtension {
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
  var isPage: Bool { PageFormat(rawValue: rawValue) != nil }
}
