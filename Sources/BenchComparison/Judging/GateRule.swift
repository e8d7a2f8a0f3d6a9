import BenchModel

/// From the rows to the answer as a whole.
struct GateRule: Sendable {
  /// Rows in the order in which they are shown.
  let rows: [ComparisonRow]
  /// What is to happen with gating rows that could not be decided.
  let inconclusive: Policy.Disposition
  /// Whether both sides are one and the same run.
  let isSameRun: Bool
  /// Whether the current run was stopped early, so that what it did not reach is not known.
  let isPartial: Bool

  let counts: Gate.Counts
  private let gating: [ComparisonRow]

  init(rows: [ComparisonRow], inconclusive: Policy.Disposition, isSameRun: Bool, isPartial: Bool) {
    self.rows = rows
    self.inconclusive = inconclusive
    self.isSameRun = isSameRun
    self.isPartial = isPartial
    counts = Gate.Counts(of: rows)
    gating = rows.filter(\.gates)
  }

  /// The answer; where several conditions hold, a regression is named first, then what was not compared.
  var gate: Gate {
    let regressions = regressionReasons
    let gaps = gapReasons
    let doubts = doubtReasons
    let outcome: Gate.Outcome
    if !regressions.isEmpty {
      outcome = .regression
    } else if !gaps.isEmpty {
      outcome = .incomplete
    } else if !doubts.isEmpty {
      outcome = .undecided
    } else {
      outcome = .pass
    }
    let reasons = regressions + gaps + doubts
    return Gate(outcome: outcome, headline: headline(outcome, first: reasons.first), reasons: reasons, counts: counts)
  }

  private func gating(_ verdict: Verdict) -> [ComparisonRow] { gating.filter { $0.verdict == verdict } }

  /// Gating rows that say for certain where the benchmark stands.
  private var proven: Int {
    gating.count { [.regressed, .improved, .noRegression].contains($0.verdict) }
  }

  private var regressionReasons: [String] {
    let rows = gating(.regressed)
    guard let worst = rows.first else { return [] }
    let benchmarks = Set(rows.map(\.id)).count
    let verb = "\(DecimalText.grouped(benchmarks)) of \(Self.benchmarks(counts.comparedBenchmarks)) regressed"
    return ["\(verb), worst \(Self.text(worst))"]
  }

  private var gapReasons: [String] {
    var reasons: [String] = []
    if isSameRun { reasons.append("both sides are the same run, so that nothing is compared") }
    if isPartial { reasons.append("the current run was stopped early and is partial") }
    if counts.benchmarks == 0 {
      reasons.append("neither run has a benchmark")
    } else if !rows.contains(where: { $0.presence == .both }) {
      reasons.append("no benchmark is in both runs")
    } else if gating.isEmpty {
      reasons.append("no row can fail the gate")
    }
    let obstacles: [(ComparisonRow.Obstacle, String)] = [
      (.removed, "removed"), (.failed, "failed"), (.skipped, "skipped"), (.metricMissing, "without a metric it had"),
      (.metricChanged, "with a metric that changed"), (.notPositive, "with a value that has no ratio"),
      (.debugBuild, "built without optimisation"), (.environment, "measured in another environment"),
    ]
    for (obstacle, text) in obstacles {
      let concerned = gating.filter { $0.obstacle == obstacle }
      guard !concerned.isEmpty else { continue }
      let identities = Self.distinct(concerned.map(\.id))
      reasons.append("\(Self.benchmarks(identities.count)) \(text): \(Self.list(identities))")
    }
    return reasons
  }

  private var doubtReasons: [String] {
    if gating.isEmpty { return [] }
    if proven == 0 { return ["not one of \(Self.rows(gating.count)) could be decided"] }
    let open = gating(.inconclusive)
    guard inconclusive == .fail, !open.isEmpty else { return [] }
    let identities = Self.distinct(open.map(\.id))
    return [
      "\(open.count) of \(Self.rows(gating.count)) unproven, and the policy demands proof: \(Self.list(identities))"
    ]
  }

  private func headline(_ outcome: Gate.Outcome, first: String?) -> String {
    switch outcome {
    case .regression: "REGRESSION: \(first ?? "")"
    case .incomplete: "INCOMPLETE: \(first ?? "")"
    case .undecided: "UNDECIDED: \(first ?? "")"
    case .pass: passHeadline
    }
  }

  private var passHeadline: String {
    let open = gating.count - proven
    let excused = rows.count { $0.verdict == .invalid && !$0.gates }
    let start = open == 0 ? "PASS" : "PASS, \(DecimalText.grouped(open)) unproven"
    let proof =
      "\(DecimalText.grouped(proven)) of \(Self.rows(gating.count)) decided, \(Self.benchmarks(counts.comparedBenchmarks)) compared"
    return "\(start): \(proof)" + (excused == 0 ? "" : ", \(DecimalText.grouped(excused)) not compared and not gating")
  }
}

extension GateRule {
  private static func text(_ row: ComparisonRow) -> String {
    let parts = ["'\(row.id)'", row.metric?.name, row.statistic?.rawValue].compactMap { $0 }
    if let change = row.change { return (parts + [PercentText.change(change)]).joined(separator: " ") }
    guard let before = row.baseline?.value, let after = row.current?.value else { return parts.joined(separator: " ") }
    let ends = [before, after].map { DecimalText.significant($0, digits: 4) }
    return (parts + ["from \(ends[0]) to \(ends[1])"]).joined(separator: " ")
  }

  /// How many names a sentence holds before it stops being one.
  private static let longestList = 3

  private static func list(_ identities: [BenchmarkID]) -> String {
    let names = identities.prefix(longestList).map { "'\($0)'" }.joined(separator: ", ")
    let rest = identities.count - longestList
    return rest > 0 ? "\(names) and \(DecimalText.grouped(rest)) more" : names
  }

  private static func distinct(_ identities: [BenchmarkID]) -> [BenchmarkID] {
    var seen: Set<BenchmarkID> = []
    return identities.filter { seen.insert($0).inserted }
  }

  private static func benchmarks(_ count: Int) -> String {
    count == 1 ? "1 benchmark" : "\(DecimalText.grouped(count)) benchmarks"
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "1 row" : "\(DecimalText.grouped(count)) rows"
  }
}
