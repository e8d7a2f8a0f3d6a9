import BenchModel

extension HistoryPage.Finding {
  /// The columns of the table of findings.
  static func columns(groupIsShared: Bool) -> [TableColumn<Self>] {
    [
      .names("benchmark") {
        .name(groupIsShared ? $0.series.id.descriptionInGroup : $0.series.id.description)
      },
      .names("metric") { .figure($0.series.metric, $0.series.statistic) },
      .figures("change", dropOrder: 0) { $0.sizeText },
      .figures("95% interval", dropOrder: 0) { $0.intervalText },
      .names("since", dropOrder: 1) { $0.since },
      .words("course", dropOrder: 2) { Sparkline.text($0.series.values, width: courseWidth) },
      .words("kind", dropOrder: 3) { .word($0.change.kind) },
    ]
  }

  /// How large the change is and where it lies.
  var sentence: Inline {
    let interval = intervalText.isEmpty ? Inline() : " (\(intervalText))" as Inline
    return "\(sizeText)\(interval), \(word: change.kind): \(place)"
  }

  /// Where the change lies, in a sentence, and whether somebody has accepted it.
  var place: Inline {
    guard let acknowledgement = change.acknowledgement else { return extent }
    return "\(extent); \(acknowledgement.remark)"
  }

  private var extent: Inline {
    let unit = RowUnit(series.metric.unit, for: [change.from, change.to])
    let levels: Inline = "\(unit.text(change.from)) to \(unit.text(change.to))"
    let subject: Inline = "\(name: series.id.description) \(.figure(series.metric, series.statistic))"
    if change.kind == .creep {
      return "\(subject): \(levels), bit by bit from \(Self.text(change.first)) to \(Self.text(change.last))"
    }
    var text: Inline = "\(subject): \(levels) between \(Self.text(change.before)) and \(Self.text(change.first))"
    if let range = change.indexRange, range.count == 2, range[0] < range[1] {
      text =
        "\(text); of \(series.values.count) runs it may be any from \(range[0] + 1) to \(range[1] + 1), most likely "
        + "\(change.index + 1)"
    }
    return text
  }

  private var sizeText: Inline {
    guard let size = change.change else { return "from 0" }
    return Inline.change(size.value).role(change.isWorse ? .bad : .good)
  }

  private var intervalText: Inline {
    guard let lower = change.change?.lower, let upper = change.change?.upper else { return Inline() }
    return "\(.change(lower)) to \(.change(upper))"
  }

  private var since: Inline {
    if let commit = change.first.commit { return "\(name: String(commit.prefix(Self.commitWidth)))" }
    return "\(day: change.first.date)"
  }

  private static func text(_ point: HistoryReport.Point) -> Inline {
    guard let commit = point.commit else { return "the run of \(name: point.date.text)" }
    return "commit \(name: commit) (\(day: point.date))"
  }

  /// As many digits as `git` abbreviates a commit to in a repository of some size.
  private static let commitWidth = 10
  /// Wide enough to show a step, narrow enough for 80 columns with what stands beside it.
  static let courseWidth = 12
}

extension Inline {
  fileprivate static func + (left: Inline, right: Inline) -> Inline { "\(left)\(right)" }
}
