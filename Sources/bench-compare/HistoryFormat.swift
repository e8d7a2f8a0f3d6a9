import ToolFiles

/// The forms of what a history shows.
enum HistoryFormat: String, OutputFormat {
  case text, markdown, html, json

  init?(fileExtension: String) {
    if fileExtension == "json" {
      self = .json
    } else if let page = PageFormat(fileExtension: fileExtension) {
      self.init(rawValue: page.rawValue)
    } else {
      return nil
    }
  }
}
