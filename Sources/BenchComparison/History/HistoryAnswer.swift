import BenchModel

/// What a history answers as a whole, computed from its series and nothing else.
struct HistoryAnswer {
  let outcome: Gate.Outcome
  let headline: String

  /// - Parameter newest: in how many of the newest runs of its series a change for the worse is a regression.
  init(_ series: [HistorySeries], newest: Int?) {
    let searched = series.filter { [.noisy, .exact].contains($0.method) }
    let isUnsearched = !searched.contains { $0.method == .noisy } && series.contains { $0.metric.nature == .noisy }
    let worse = searched.flatMap { series in series.changes.filter(\.isWorse).map { (series: series, change: $0) } }
    // Exact counts are told apart from the second run on; they do not stand in for what was not searched.
    guard !searched.isEmpty, !isUnsearched || !worse.isEmpty else {
      outcome = .incomplete
      headline = Self.nothingSearched(series)
      return
    }
    let open = worse.filter { !$0.change.isAcknowledged }
    let recent = open.filter { found in
      newest.map { found.change.endIndex >= found.series.values.count - $0 } ?? false
    }
    if let newest, newest < HistoryAnalyst.fewestRunsOfLevel, recent.isEmpty,
      searched.contains(where: { $0.method == .noisy })
    {
      outcome = .incomplete
      headline =
        "INCOMPLETE: no change could be seen in the newest \(Self.count(newest, "run", "runs")): a new level of noisy "
        + "runs takes \(HistoryAnalyst.fewestRunsOfLevel), so that fewer can never fail"
      return
    }
    let longest = searched.map(\.values.count).max() ?? 0
    let short = newest == nil ? 0 : series.count { $0.method == .tooShort && $0.metric.nature == .noisy }
    let unseen = short == 0 ? "" : "; \(Self.count(short, "series is", "series are")) too short to fail"
    let scope = "in \(Self.count(searched.count, "series", "series")) of up to \(Self.count(longest, "run", "runs"))"
    if let newest, !recent.isEmpty {
      outcome = .regression
      headline =
        "REGRESSION in the newest \(Self.count(newest, "run", "runs")): "
        + "\(Self.count(recent.count, "change", "changes")) for the worse \(scope), \(Self.worst(of: recent))"
    } else if worse.isEmpty {
      outcome = .pass
      let others = searched.contains { !$0.changes.isEmpty } ? "no change for the worse" : "no change"
      headline = "\(others) \(scope)\(unseen)"
    } else {
      outcome = isUnsearched ? .incomplete : .pass
      let accepted = worse.count - open.count
      let note = accepted == 0 ? "" : ", \(DecimalText.grouped(accepted)) acknowledged,"
      headline =
        "\(Self.count(worse.count, "change", "changes")) for the worse\(note) \(scope), "
        + Self.worst(of: open.isEmpty ? worse : open)
    }
  }

  private static func nothingSearched(_ series: [HistorySeries]) -> String {
    let longest = series.filter { $0.metric.nature == .noisy }.map(\.values.count).max() ?? 0
    if longest == 0 {
      return "INCOMPLETE: the history holds nothing that can be searched: record runs with --record"
    }
    if longest >= HistoryAnalyst.fewestRuns { return "INCOMPLETE: no noisy series holds values above zero only" }
    return "INCOMPLETE: no noisy series has more than \(count(longest, "run", "runs")), "
      + "\(HistoryAnalyst.fewestRuns) are needed: record more"
  }

  private static func worst(of found: [(series: HistorySeries, change: HistoryChange)]) -> String {
    func size(_ change: HistoryChange) -> Double { change.change?.value ?? .infinity }
    guard let worst = found.max(by: { size($0.change) < size($1.change) }) else { return "" }
    let size = worst.change.change.map(PercentText.change) ?? "from 0"
    let first = worst.change.first
    let place = first.commit.map { "commit \($0.prefix(commitWidth))" } ?? "the run of \(first.date.text)"
    let since = worst.change.kind == .creep ? "by bits since" : "since"
    let subject = "'\(worst.series.id)' \(worst.series.metric.name(of: worst.series.statistic))"
    return "worst \(subject) \(size) \(since) \(place)"
  }

  /// As many digits as tell the commits of any repository apart; the tables and the JSON have all of them.
  private static let commitWidth = 12

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(DecimalText.grouped(count)) \(count == 1 ? one : many)"
  }
}
