import ToolFiles

/// The forms of what a history shows: those of every page, and JSON.
enum HistoryFormat: OutputFormat {
  case page(PageFormat)
  case json

  static let allCases = PageFormat.allCases.map(page) + [.json]

  init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  var rawValue: String {
    switch self {
    case .page(let page): page.rawValue
    case .json: "json"
    }
  }

  var fileExtensions: [String] {
    switch self {
    case .page(let page): page.fileExtensions
    case .json: ["json"]
    }
  }
}
