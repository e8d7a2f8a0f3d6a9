import BenchRendering

extension ReportPage {
  /// What a history of runs shows, where there is one.
  var trend: [Block] {
    guard let history else { return [] }
    let page = HistoryPage(history)
    return [.heading(level: 2, "Trend"), .paragraph(page.headline.strong())] + page.sections(level: 3)
  }
}
