import BenchModel

/// The table of what benchmarks cost against their references, on the pages that show one run.
enum RelativeCostTable {
  /// A heading and the table; nothing where no benchmark names a reference.
  static func blocks(_ costs: [RelativeCost], level: Int) -> [Block] {
    costs.isEmpty
      ? [] : [.heading(level: level, "Relative costs"), .table(Table(of: costs, columns: columns(costs)))]
  }

  private static func columns(_ costs: [RelativeCost]) -> [TableColumn<RelativeCost>] {
    let confidences = Set(costs.compactMap { $0.ratio?.confidence })
    let confidence = confidences.count == 1 ? confidences.first : nil
    return [
      .names("benchmark") { .name($0.id.description) },
      .figures("typical", dropOrder: 4) { cost in unit(cost).text(cost.own) },
      .names("relative to", dropOrder: 1) { .name($0.reference.description) },
      .figures("its typical", dropOrder: 3) { cost in unit(cost).text(cost.other) },
      .figures("ratio", dropOrder: 0) { cost in cost.ratio.map { .ratio($0.value) } ?? "not measured" },
      .figures(confidence.map { "\(.confidence($0)) interval" } ?? "interval", dropOrder: 2) { cost in
        guard let lower = cost.ratio?.lower, let upper = cost.ratio?.upper else { return Inline() }
        return "\(.ratio(lower)) to \(.ratio(upper))"
      },
    ]
  }

  private static func unit(_ cost: RelativeCost) -> RowUnit {
    RowUnit(.nanoseconds, for: [cost.own, cost.other])
  }
}
