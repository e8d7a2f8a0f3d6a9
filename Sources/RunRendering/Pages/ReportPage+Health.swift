import BenchModel
import BenchRendering

extension ReportPage {
  /// The targets that the rubric states, held against the run.
  var targets: [Block] {
    guard let targets = review?.summary?.targets, !targets.isEmpty else { return [] }
    return [
      .heading(level: 3, "Targets"), .paragraph("What the rubric aims at, whatever the policy demands:"),
      Assessment.targetTable(targets),
    ] + [assessments.isEmpty ? Assessment.confidence(of: targets) : nil].compactMap { $0 }
  }

  /// How many figures lie in each band, and those that are not good, the worst first.
  var healthChecks: [Block] {
    guard let review, !review.healthChecks.isEmpty else { return [] }
    let kinds = HealthCheck.Kind.allCases.compactMap { kind -> HealthCount? in
      guard let limits = review.limits[kind] else { return nil }
      let checks = review.healthChecks.filter { $0.kind == kind }
      return checks.isEmpty ? nil : HealthCount(kind: kind, limits: limits, checks: checks)
    }
    let bands: [HealthCheck.Band] = [.needsAttention, .fair]
    let open = bands.flatMap { band in review.healthChecks.filter { $0.band == band } }
    return [.table(Table(of: kinds, columns: HealthCount.columns))]
      + (open.isEmpty
        ? [] : [.paragraph("Those that are not good:"), .table(Table(of: open, columns: Self.openColumns))])
  }

  private static let openColumns: [TableColumn<HealthCheck>] = [
    .names("benchmark") { .name($0.id.description) },
    .words("check") { $0.kind.text },
    .figures("figure", dropOrder: 1) { $0.kind.figure($0.value) },
    .words("band") { .band($0.band) },
  ]
}

/// How many figures of one kind lie in each band.
private struct HealthCount: Sendable {
  let kind: HealthCheck.Kind
  let limits: Rubric.Limits
  let checks: [HealthCheck]

  private var sign: (good: Inline, attention: Inline) { kind == .throughput ? (">", "<") : ("<", ">") }

  static let columns: [TableColumn<HealthCount>] = [
    .words("check") { $0.kind.text },
    .words("good", dropOrder: 1) { "\($0.sign.good) \($0.kind.limit($0.limits.good))" },
    .words("needs attention", dropOrder: 2) { "\($0.sign.attention) \($0.kind.limit($0.limits.attention))" },
    .figures("are good", dropOrder: 0) { row in "\(row.checks.count { $0.band == .good })" },
    .figures("are fair", dropOrder: 0) { row in "\(row.checks.count { $0.band == .fair })" },
    .figures("need attention", dropOrder: 0) { row in "\(row.checks.count { $0.band == .needsAttention })" },
  ]
}

extension HealthCheck.Kind {
  /// What the check looks at.
  var text: Inline {
    switch self {
    case .tailRatio: "p99 over p50 of operations"
    case .growth: "growth of memory in 1,000 operations"
    case .throughput: "throughput"
    }
  }

  /// A figure of it.
  func figure(_ value: Double) -> Inline {
    switch self {
    case .tailRatio: .ratio(value)
    case .growth: RowUnit(.bytes, for: [value]).text(value)
    case .throughput: RowUnit(.perSecond, for: [value]).text(value)
    }
  }

  /// A limit of it, as somebody chose it.
  func limit(_ value: Double) -> Inline {
    switch self {
    case .tailRatio: "\(value, chosen: 4)×"
    case .growth: RowUnit(.bytes, for: [value]).text(chosen: value)
    case .throughput: RowUnit(.perSecond, for: [value]).text(chosen: value)
    }
  }
}

extension Inline {
  /// The band of a health check with its meaning.
  static func band(_ band: HealthCheck.Band) -> Inline {
    let role: Role =
      switch band {
      case .good: .good
      case .fair: .warning
      case .needsAttention: .bad
      }
    return word(band).role(role)
  }
}
