import BenchModel
import BenchRendering

extension ReportPage {
  /// The objectives, each once with the benchmark that comes closest to its limit; those that are not met first.
  var objectiveSummary: [Block] {
    let groups = ObjectiveGroup.groups(of: assessments, headrooms: review?.headrooms ?? [])
    if groups.isEmpty { return [] }
    let open = groups.count { $0.state != .met }
    let shown = min(groups.count, max(open, Self.shownObjectives))
    let rest = Array(groups.dropFirst(shown))
    return [
      .heading(level: 2, "Objectives"), .table(Table(of: Array(groups.prefix(shown)), columns: ObjectiveGroup.columns)),
    ]
      + (rest.isEmpty
        ? []
        : [
          .details(
            summary: .count(rest.count, "more objective is met", "more objectives are met"),
            FoldedBlocks { [.table(Table(of: rest, columns: ObjectiveGroup.columns))] })
        ])
  }

  /// Each objective on each benchmark, and the targets of the rubric.
  var allObjectives: [Block] { Assessment.blocks(assessments) + targets }

  /// Of what is met these are the closest to their limits; more would push the changes off the first screen.
  private static let shownObjectives = 4
}

/// What an objective comes to on all the benchmarks that it holds for.
private struct ObjectiveGroup: Sendable {
  let assessments: [Assessment]
  let closest: Headroom?

  /// The worst of the benchmarks' states.
  let state: Assessment.State

  /// The groups, the worst state first, and in each the one whose limit is used up most.
  static func groups(of assessments: [Assessment], headrooms: [Headroom]) -> [ObjectiveGroup] {
    var order: [Objective.Identity] = []
    var members: [Objective.Identity: [Assessment]] = [:]
    for assessment in assessments {
      let key = assessment.objective.identity
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(assessment)
    }
    let closest = Dictionary(headrooms.map { ($0.objective.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let groups = order.map { key in
      let held = members[key] ?? []
      let worst = ranks.first { state in held.contains { $0.state == state } } ?? .met
      return ObjectiveGroup(assessments: held, closest: closest[key], state: worst)
    }
    return groups.ordered { ($0.rank, -$0.used) < ($1.rank, -$1.used) }
  }

  /// What the closest benchmark comes to; a limit of zero has none that is closest.
  private var nearestText: Inline {
    closest?.nearestText ?? (assessments.contains { $0.measured != nil } ? Inline() : "not measured")
  }

  private static let ranks: [Assessment.State] = [.missed, .unproven, .atRisk, .met]
  private var rank: Int { Self.ranks.firstIndex(of: state) ?? 0 }
  private var used: Double { closest?.used ?? 0 }

  static let columns: [TableColumn<ObjectiveGroup>] = [
    .names("objective") { group in
      "\(sentence: group.assessments[0].objective.name) \(group.assessments[0].targetText)"
    },
    .figures("met", dropOrder: 1) { group in
      "\(group.assessments.count { $0.state == .met }) of \(group.assessments.count)"
    },
    .names("closest", dropOrder: 3) { $0.closest.map { .name($0.id.description) } ?? Inline() },
    .figures("comes to", dropOrder: 2) { $0.nearestText },
    .figures("margin", dropOrder: 4) { $0.closest.map { .margin($0.margin) } ?? Inline() },
    .words("state") { .state($0.state) },
  ]
}

extension Inline {
  /// How much of a limit is left; a margin of more than ten times the limit says no more than that.
  fileprivate static func margin(_ share: Double) -> Inline {
    if share > 10 { return "over \(change(10))" }
    return share < -10 ? "under \(change(-10))" : change(share)
  }
}
