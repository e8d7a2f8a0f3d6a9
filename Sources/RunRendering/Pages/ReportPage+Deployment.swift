import BenchModel
import BenchRendering

extension ReportPage {
  /// What the figures say about running it: how many at once were measured without a loss.
  var deployment: [Block] {
    guard let review, !review.loads.isEmpty else { return [] }
    return [.heading(level: 2, "Deployment"), .list(review.loads.map(Self.concurrency))]
  }

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
}
