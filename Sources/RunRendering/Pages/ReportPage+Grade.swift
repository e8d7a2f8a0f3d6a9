import BenchModel
import BenchRendering

extension ReportPage {
  /// The grade with the sum it is, line by line, and whether the run can go into production.
  var grade: [Block] {
    guard let review else { return [] }
    let concerns = [concerns(review.readiness)].compactMap { $0 }
    guard let grade = review.grade else {
      return concerns + [.paragraph("Whole commands are not graded: the rubric is for operations of a program.")]
    }
    let rows = grade.parts.flatMap { part in part.entries.map { GradeRow(subject: part.subject, entry: $0) } }
    return concerns + [
      .table(Table(of: rows, columns: GradeRow.columns)),
      .paragraph("Each part is the mean of its points, and counts by its weight:"),
      .table(Table(of: grade.parts, columns: Self.sumColumns)),
      .paragraph(Self.sum(of: grade)),
      .paragraph("Letters: \(Self.letters). Rubric: \(name: review.rubricSource)."),
    ]
  }

  /// Grade and status in one line, the same words in the report and in the summary.
  static func answer(of review: RunReview) -> Inline {
    let status: Inline = "Status: \(.readiness(review.readiness.level))."
    guard let grade = review.grade else { return status }
    return "\(status) Grade: \(Inline.word(grade.letter).strong())."
  }

  private static func sum(of grade: Grade) -> Inline {
    let graded = grade.parts.filter { $0.share != nil }
    let weights = graded.reduce(0) { $0 + $1.weight }
    let points = graded.reduce(0) { $0 + $1.weight * ($1.share ?? 0) }
    // Where every part is graded and the weights are shares of a hundred, the sum is the total.
    let total: Inline = weights == 100 ? "" : ", which is \(grade.total, decimals: 2) of 100"
    let sum: Inline = """
      Sum: \(points, decimals: 2) of \(weights, decimals: 2)\(total): by itself \(word: grade.uncapped).
      """
    return grade.caps.reduce(sum) { "\($0) \(Self.text($1))" }
  }

  private static func text(_ cap: Grade.Cap) -> Inline {
    switch cap {
    case .failing:
      "What regressed, failed, missed its objective or could not be compared allows no grade above \(word: Grade.Letter.c)."
    case .notGraded: "A part that could not be graded allows no grade above \(word: Grade.Letter.b)."
    }
  }

  private static let letters: Inline = """
    A+ from 97, A 93, A- 90, B+ 87, B 83, B- 80, C+ 77, C 73, C- 70, D+ 67, D 63, D- 60, below that F
    """

  private static let sumColumns: [TableColumn<Grade.Part>] = [
    .words("part") { .word($0.subject) },
    .figures("points", dropOrder: 3) { part in part.share == nil ? Inline() : "\(part.credit, decimals: 2)" },
    .figures("of", dropOrder: 4) { part in part.share == nil ? Inline() : "\(part.count)" },
    .figures("share", dropOrder: 2) { $0.share.map(Inline.share) ?? "not graded" },
    .figures("weight", dropOrder: 1) { "\($0.weight, decimals: 2)" },
    .figures("contribution", dropOrder: 0) { part in
      part.share.map { "\(part.weight * $0, decimals: 2)" } ?? "left out"
    },
  ]

  /// What speaks against production, in a list; nothing where nothing does.
  func concerns(_ readiness: Readiness) -> Block? {
    let lines =
      readiness.reasons.map { "Reason: \(text($0))" as Inline } + readiness.risks.map { "Risk: \(text($0))" as Inline }
    return lines.isEmpty ? nil : .list(lines)
  }

  /// A finding with what it is about: objectives by their names, since a benchmark may have several, and benchmarks.
  private func text(_ finding: Readiness.Finding) -> Inline {
    let state: Assessment.State? =
      switch finding.concern {
      case .missed: .missed
      case .atRisk: .atRisk
      case .unproven: .unproven
      default: nil
      }
    guard let state else { return finding.text(naming: finding.ids.map { .name($0.description) }) }
    return finding.text(
      naming: assessments.filter { $0.state == state }.map { assessment in
        "\(name: assessment.objective.name) of \(name: assessment.id?.description ?? assessment.objective.benchmark)"
      })
  }
}

/// One line of the sum.
private struct GradeRow: Sendable {
  let subject: Grade.Subject
  let entry: Grade.Entry

  static let columns: [TableColumn<GradeRow>] = [
    .words("part") { .word($0.subject) },
    .words("counted") { $0.entry.label.text },
    .figures("count", dropOrder: 2) { row in
      row.entry.share.map { "\($0.part) of \($0.whole)" } ?? "\(row.entry.count)"
    },
    .figures("each", dropOrder: 1) { row in row.entry.share == nil ? "\(row.entry.credit, decimals: 2)" : Inline() },
    .figures("points", dropOrder: 0) { row in
      "\(Double(row.entry.count) * row.entry.credit, decimals: 2)"
    },
  ]
}

extension Grade.Label {
  fileprivate var text: Inline {
    switch self {
    case .objective(let state): .state(state)
    case .health(let band): .band(band)
    case .row(let verdict): .word(verdict)
    case .acknowledged: "regressed, accepted"
    case .measured: "benchmarks measured"
    case .launches: "benchmarks with three launches or more"
    case .complete: "run complete"
    case .optimised: "built with optimisation"
    case .calm: "machine calm at the start"
    }
  }
}

extension Readiness.Finding {
  /// The finding with the first of what it is about.
  fileprivate func text(naming subjects: [Inline]) -> Inline {
    guard !subjects.isEmpty else { return words }
    let shown = subjects.prefix(Self.shownNames)
    let rest = subjects.count - shown.count
    let names = Inline.commaSeparated(Array(shown))
    return rest > 0 ? "\(words): \(names) and \(rest) more" : "\(words): \(names)"
  }

  /// What is wrong or open, and how often.
  var words: Inline {
    switch concern {
    case .regressed: .count(count, "gating row regressed", "gating rows regressed")
    case .invalid: .count(count, "gating row could not be compared", "gating rows could not be compared")
    case .tooGood: .count(count, "gating row is too good", "gating rows are too good")
    case .failed: .count(count, "benchmark failed", "benchmarks failed")
    case .missed: .count(count, "objective is missed", "objectives are missed")
    case .incomplete: "the comparison has holes, which its reasons name"
    case .nothingMeasured: "no benchmark was measured"
    case .debugBuild: "what was measured was built without optimisation"
    case .inconclusive: .count(count, "gating row is undecided", "gating rows are undecided")
    case .undecided: "the comparison as a whole is undecided"
    case .acknowledged: .count(count, "regression was accepted", "regressions were accepted")
    case .atRisk: .count(count, "objective is at risk", "objectives are at risk")
    case .unproven: .count(count, "objective is unproven", "objectives are unproven")
    case .unhealthy: .count(count, "health check needs attention", "health checks need attention")
    case .noBaseline: "without a baseline no regression can be seen"
    case .noObjectives: "no objective was stated"
    case .partial: "the run was stopped early"
    }
  }

  /// More names than this are a table, which is elsewhere on the page.
  private static let shownNames = 3
}
