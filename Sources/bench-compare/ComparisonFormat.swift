import ToolFiles

/// The forms of a comparison: those of every page, and those that other programs read.
enum ComparisonFormat: OutputFormat {
  case page(PageFormat)
  case export(ComparisonExport)

  static let allCases = PageFormat.allCases.map(page) + ComparisonExport.allCases.map(export)

  init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  var rawValue: String {
    switch self {
    case .page(let page): page.rawValue
    case .export(let export): export.rawValue
    }
  }

  var fileExtensions: [String] {
    switch self {
    case .page(let page): page.fileExtensions
    case .export(let export): export.fileExtensions
    }
  }

  /// A step summary is a page in Markdown.
  func suits(_ told: ComparisonFormat) -> Bool {
    told == self || self == .export(.stepSummary) && told == .page(.markdown)
  }

  /// Whether it is a page, which can be one that explains a single benchmark.
  var isPage: Bool { if case .page = self { true } else { false } }
}
