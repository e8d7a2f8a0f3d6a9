package import BenchModel

extension Assessment {
  /// The table of objectives, those that are not met first; nothing where there are none.
  package static func blocks(_ assessments: [Assessment]) -> [Block] {
    if assessments.isEmpty { return [] }
    let states: [State] = [.missed, .unproven, .atRisk, .met]
    let sorted = states.flatMap { state in assessments.filter { $0.state == state } }
    let notes = notes(on: sorted)
    return [.table(Table(of: sorted, columns: columns))]
      + [confidence(of: sorted)].compactMap { $0 } + (notes.isEmpty ? [] : [.list(notes)])
  }

  /// The confidence that every interval has at least: those of percentiles have as much as their ranks happen to give.
  package static func confidence(of assessments: [Assessment]) -> Block? {
    let confidences = assessments.compactMap { assessment in
      assessment.measured.flatMap { $0.lower == nil || $0.upper == nil ? nil : $0.confidence }
    }
    guard let least = confidences.min() else { return nil }
    return .paragraph(
      "Intervals have a confidence of at least \(.confidence((least * 100 + 1e-9).rounded(.down) / 100)).")
  }

  /// The notes; one that holds for several benchmarks is made once, with their number.
  private static func notes(on assessments: [Assessment]) -> [Inline] {
    var order: [Inline] = []
    var counts: [Inline: Int] = [:]
    for assessment in assessments {
      guard let note = assessment.note else { continue }
      let line: Inline = "\(sentence: assessment.objective.name): \(sentence: note)"
      if counts.updateValue(counts[line, default: 0] + 1, forKey: line) == nil { order.append(line) }
    }
    return order.map { line in
      let count = counts[line] ?? 1
      return count == 1 ? line : "\(line) (\(count) benchmarks)"
    }
  }

  /// The objectives that are not met, and how many are, for a page whose subject is something else.
  package static func shortcomings(_ assessments: [Assessment], level: Int, most: Int = .max) -> [Block] {
    let open = assessments.filter { $0.state != .met }
    let met: Block = .paragraph("\(assessments.count - open.count) of \(assessments.count) objectives are met.")
    if open.isEmpty { return assessments.isEmpty ? [] : [.heading(level: level, "Objectives"), met] }
    let rest: [Block] =
      open.count > most
      ? [ComparisonExtent.leftOut(open.count - most, "more objective is not met", "more objectives are not met")] : []
    return [.heading(level: level, "Objectives")] + blocks(Array(open.prefix(most))) + rest + [met]
  }

  private static let columns: [TableColumn<Assessment>] = [
    .names("objective") { .sentence($0.objective.name) },
    .names("benchmark", dropOrder: 1) { assessment in
      .name(assessment.id?.description ?? assessment.objective.benchmark)
    },
    .names("statistic", dropOrder: 7) { "\(word: $0.objective.statistic) of \(name: $0.objective.metric)" },
    .words("target", dropOrder: 3) { $0.targetText },
    .figures("measured", dropOrder: 2) { $0.valueText }.essential(),
    .figures("interval", dropOrder: 4) { $0.intervalText },
    .figures("margin", dropOrder: 5) { $0.margin.map(Inline.change) ?? Inline() },
    .figures("over the limit", dropOrder: 6) { $0.beyondText },
    .words("state") { .state($0.state) },
  ]

  /// The table of targets, a row each.
  package static func targetTable(_ assessments: [Assessment]) -> Block {
    .table(
      Table(
        of: assessments,
        columns: [
          .names("metric") { .sentence($0.objective.name) },
          .words("target") { $0.targetText },
          .figures("current", dropOrder: 0) { $0.measuredText },
          .words("state") { .state($0.state) },
        ]))
  }

  /// Limit and measurement each have the unit that fits them: they may be orders of magnitude apart.
  package func unit(for value: Double) -> RowUnit { RowUnit(objective.limit.unit, for: [value]) }

  package var targetText: Inline { "\(word: objective.bound) \(limitText)" }

  private var limitText: Inline { unit(for: objective.limit.value).text(chosen: objective.limit.value) }

  /// How many of the operations that were timed one by one did not keep the limit.
  private var beyondText: Inline {
    guard let share = operationsBeyond, share.total > 0 else { return Inline() }
    return "\(.share(Double(share.beyond) / Double(share.total))) of \(share.total)"
  }

  private var measuredText: Inline {
    measured.map { unit(for: $0.value).text(withoutConfidence: $0) } ?? "not measured"
  }

  /// What was measured without its interval, which has a column of its own where there is place for it.
  private var valueText: Inline { measured.map { unit(for: $0.value).text($0.value) } ?? "not measured" }

  private var intervalText: Inline { measured.flatMap { unit(for: $0.value).interval(of: $0) } ?? Inline() }
}

extension Inline {
  /// The state of an objective with its meaning.
  package static func state(_ state: Assessment.State) -> Inline {
    let role: Role =
      switch state {
      case .met: .good
      case .atRisk, .unproven: .warning
      case .missed: .bad
      }
    return word(state).role(role)
  }
}
