import BenchModel
import BenchRendering

extension ReportPage {
  /// What the figures say about running it: how close the limits are, and how many at once were measured without a
  /// loss.
  var deployment: [Block] {
    guard let review, !(review.headrooms.isEmpty && review.loads.isEmpty) else { return [] }
    var blocks: [Block] = [.heading(level: 2, "Deployment")]
    if !review.headrooms.isEmpty {
      blocks += [
        .paragraph(
          """
          Of each objective, the benchmark that comes closest to the limit, by the end of its interval that is nearer to it:
          """), .table(Table(of: review.headrooms, columns: Self.headroomColumns)),
      ]
    }
    if !review.loads.isEmpty { blocks.append(.list(review.loads.map(Self.concurrency))) }
    return blocks
  }

  private static let headroomColumns: [TableColumn<Headroom>] = [
    .names("objective") { .sentence($0.objective.name) },
    .names("limit", dropOrder: 2) { row in
      "\(word: row.objective.bound) \(row.limitText)"
    },
    .figures("benchmarks", dropOrder: 4) { "\($0.benchmarks)" },
    .names("closest", dropOrder: 0) { .name($0.id.description) },
    .figures("comes to", dropOrder: 3) { $0.nearestText },
    .figures("of the limit used", dropOrder: 1) { $0.usedText },
  ]

  private static func concurrency(_ load: LoadReview) -> Inline {
    let subject: Inline = "\(name: load.id.description)"
    let level: Inline = load.participants.map { "\(name: $0.value) \(name: $0.name) at once" } ?? "many at once"
    if load.isSafe {
      return "\(subject): \(level) are shown to be no loss; more were not measured"
    }
    var open: [Inline] = []
    if load.objectives.isEmpty { open.append("no objective is stated for it") }
    if load.objectives.contains(where: { $0 != .met }) { open.append("not every objective is met") }
    if (load.speedUp.lower ?? load.speedUp.value) < 1 { open.append("together they may do less than one alone") }
    return "\(subject): \(level) are not shown to be no loss: \(Inline.commaSeparated(open))"
  }
}

extension Headroom {
  /// The limit as the policy states it.
  var limitText: Inline {
    RowUnit(objective.limit.unit, for: [objective.limit.value]).text(chosen: objective.limit.value)
  }

  /// The end of the interval that is nearer to the limit.
  var nearestText: Inline { RowUnit(objective.limit.unit, for: [nearest]).text(nearest) }

  /// How much of the limit is used up; ten times of it is no longer read as a percentage.
  var usedText: Inline { used < 10 ? .share(used) : .ratio(used) }
}
