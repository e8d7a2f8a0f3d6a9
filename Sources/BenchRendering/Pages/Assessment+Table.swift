import BenchModel

extension Assessment {
  /// The table of objectives under a heading, nothing where there are none.
  static func blocks(_ assessments: [Assessment], level: Int) -> [Block] {
    if assessments.isEmpty { return [] }
    let notes: [Inline] = assessments.compactMap { assessment in
      assessment.note.map { "\(sentence: assessment.objective.name): \(sentence: $0)" }
    }
    return [.heading(level: level, "Objectives"), .table(Table(of: assessments, columns: columns))]
      + (notes.isEmpty ? [] : [.list(notes)])
  }

  /// The objectives that are not met, and how many are, for a page whose subject is something else.
  static func shortcomings(_ assessments: [Assessment], level: Int) -> [Block] {
    let open = assessments.filter { $0.state != .met }
    let met: Block = .paragraph("\(assessments.count - open.count) of \(assessments.count) objectives are met.")
    if open.isEmpty { return assessments.isEmpty ? [] : [.heading(level: level, "Objectives"), met] }
    return blocks(open, level: level) + [met]
  }

  private static let columns: [TableColumn<Assessment>] = [
    .names("objective") { .sentence($0.objective.name) },
    .names("benchmark", dropOrder: 1) { assessment in
      .name(assessment.id?.description ?? assessment.objective.benchmark)
    },
    .names("target", dropOrder: 2) { $0.targetText },
    .figures("measured", dropOrder: 3) { $0.measuredText },
    .figures("margin", dropOrder: 4) { $0.margin.map(Inline.change) ?? Inline() },
    .words("state") { .state($0.state) },
  ]

  /// Limit and measurement each have the unit that fits them: they may be orders of magnitude apart.
  private func unit(for value: Double) -> RowUnit { RowUnit(objective.limit.unit, for: [value]) }

  private var targetText: Inline {
    """
    \(word: objective.statistic) of \(name: objective.metric) \(word: objective.bound) \
    \(unit(for: objective.limit.value).text(objective.limit.value))
    """
  }

  private var measuredText: Inline {
    measured.map { unit(for: $0.value).text($0) } ?? "not measured"
  }
}
