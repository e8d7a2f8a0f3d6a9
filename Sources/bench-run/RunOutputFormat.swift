import BenchFormats
import ToolFiles

/// A form in which a run is written.
enum RunOutputFormat: OutputFormat {
  /// The results file.
  case json
  /// The page that a terminal shows.
  case text
  /// The same as Markdown.
  case markdown
  /// A file that another tool reads.
  case export(RunExport)

  static let allCases: [Self] = [.json, .text, .markdown] + RunExport.allCases.map { .export($0) }

  var rawValue: String {
    switch self {
    case .json: "json"
    case .text: "text"
    case .markdown: "markdown"
    case .export(let format): format.rawValue
    }
  }

  init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  var fileExtensions: [String] {
    switch self {
    case .json: ["json"]
    case .text: ["txt"]
    case .markdown: ["md"]
    case .export: []
    }
  }

  /// Files of other tools have names of all kinds.
  func suits(_ named: Self) -> Bool {
    if case .export = self { true } else { named == self }
  }
}
