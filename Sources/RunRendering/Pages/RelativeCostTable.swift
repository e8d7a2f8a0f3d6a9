import BenchModel
import BenchRendering

/// The table of what benchmarks cost against their references, on the pages that show one run.
enum RelativeCostTable {
  /// A heading and the table; nothing where no benchmark names a reference.
  static func blocks(_ costs: [RelativeCost], level: Int, title: Inline = "Relative costs") -> [Block] {
    if costs.isEmpty { return [] }
    let identities = costs.flatMap { [$0.id, $0.reference] }
    let columns = columns(of: costs, isOneGroup: identities.sharedGroup != nil)
    return [.heading(level: level, title), identities.groupLine, .table(Table(of: costs, columns: columns))]
      .compactMap { $0 }
  }

  private static func columns(of costs: [RelativeCost], isOneGroup: Bool) -> [TableColumn<RelativeCost>] {
    let confidences = Set(costs.compactMap { $0.ratio?.confidence })
    let confidence = confidences.count == 1 ? confidences.first : nil
    let name = { @Sendable (id: BenchmarkID) in Inline.name(isOneGroup ? id.descriptionInGroup : id.description) }
    return [
      .names("benchmark") { name($0.id) },
      .figures("best", dropOrder: 4) { time($0.own) },
      .names("relative to", dropOrder: 1) { name($0.reference) },
      .figures("its best", dropOrder: 3) { time($0.other) },
      .figures("ratio", dropOrder: 0) { cost in cost.ratio.map { .ratio($0.value) } ?? "not measured" },
      .figures(confidence.map { "\(.confidence($0)) interval" } ?? "interval", dropOrder: 2) { cost in
        guard let lower = cost.ratio?.lower, let upper = cost.ratio?.upper else { return Inline() }
        return "\(.ratio(lower)) to \(.ratio(upper))"
      },
    ]
  }

  private static func time(_ nanoseconds: Double?) -> Inline {
    RowUnit(.nanoseconds, for: [nanoseconds]).text(nanoseconds)
  }
}
