import BenchModel

/// From the rows to the answer as a whole.
struct GateRule: Sendable {
  /// Rows in the order in which they are shown.
  let rows: [ComparisonRow]
  /// What is to happen with gating rows that could not be decided.
  let inconclusive: Policy.Disposition
  /// What makes the comparison of these two runs void or gives it holes.
  let faults: [String]
  /// A move that most benchmarks share.
  let shift: CommonShift?
  /// The policy's objectives, held against the current run.
  let assessments: [Assessment]

  let counts: Gate.Counts
  private let gating: [ComparisonRow]

  init(
    rows: [ComparisonRow], inconclusive: Policy.Disposition, faults: [String] = [], shift: CommonShift? = nil,
    assessments: [Assessment] = []
  ) {
    self.rows = rows
    self.inconclusive = inconclusive
    self.faults = faults
    self.shift = shift
    self.assessments = assessments
    counts = Gate.Counts(of: rows)
    gating = rows.filter(\.gates)
  }

  /// The answer; where several conditions hold, a regression is named first, then what was not compared.
  var gate: Gate {
    let regressions = regressionReasons + missedReasons
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
    let reasons = regressions + gaps + (unexplainedSlowdown.map { [$0] } ?? []) + doubts
    return Gate(
      outcome: outcome, headline: headline(outcome, first: (regressions + gaps + doubts).first),
      reasons: outcome == .pass ? [] : reasons, counts: counts)
  }

  private func gating(_ verdict: Verdict) -> [ComparisonRow] { gating.filter { $0.verdict == verdict } }

  /// Gating rows that say for certain where the benchmark stands.
  private var proven: Int {
    gating.count { [.regressed, .improved, .noRegression].contains($0.verdict) }
  }

  private var regressionReasons: [String] {
    let rows = gating(.regressed).filter { !$0.isAcknowledged }
    guard let worst = rows.first else { return [] }
    let benchmarks = Set(rows.map(\.id)).count
    let verb = "\(DecimalText.grouped(benchmarks)) of \(Self.benchmarks(counts.comparedBenchmarks)) regressed"
    return ["\(verb), worst \(Self.text(worst))"]
  }

  private var doubtReasons: [String] {
    if gating.isEmpty { return [] }
    if proven == 0 { return ["not one of \(Self.rows(gating.count)) could be decided"] }
    // Said by the lead of the headline already, which a doubt may not repeat.
    var reasons = unexplainedSlowdown == nil ? [] : ["measure both sides in one session to tell its cause"]
    guard inconclusive == .fail else { return reasons }
    let open = gating(.inconclusive)
    if !open.isEmpty {
      reasons.append(
        "\(open.count) of \(Self.rows(gating.count)) unproven, and the policy demands proof: "
          + Self.list(Self.distinct(open.map(\.id))))
    }
    let doubtful = assessments.count { [.atRisk, .unproven].contains($0.state) }
    if doubtful > 0 {
      reasons.append("\(doubtful) of \(Self.objectives(assessments.count)) unproven, and the policy demands proof")
    }
    return reasons
  }

  private func headline(_ outcome: Gate.Outcome, first: String?) -> String {
    let lead = shiftPhrase.map { "\($0); " } ?? ""
    return switch outcome {
    case .regression: "REGRESSION: \(lead)\(first ?? "")"
    case .incomplete: "INCOMPLETE: \(lead)\(first ?? "")"
    case .undecided: "UNDECIDED: \(lead)\(first ?? "")"
    case .pass: passHeadline
    }
  }

  private var passHeadline: String {
    let open = gating.count - proven
    let acknowledged = gating.count { $0.isAcknowledged }
    let warned = rows.count { $0.severity == .warn && $0.verdict == .regressed }
    let start = [
      "PASS", open == 0 ? nil : "\(DecimalText.grouped(open)) unproven",
      acknowledged == 0 ? nil : "\(Self.regressions(acknowledged)) acknowledged",
      warned == 0 ? nil : "\(Self.regressions(warned)) of severity warn", shiftPhrase,
    ].compactMap { $0 }
    let excused = rows.count { $0.verdict == .invalid && !$0.gates }
    let met = assessments.count { $0.state == .met }
    let proof = [
      "\(DecimalText.grouped(proven)) of \(Self.rows(gating.count)) decided",
      "\(Self.benchmarks(counts.comparedBenchmarks)) compared",
      excused == 0 ? nil : "\(DecimalText.grouped(excused)) not compared and not gating",
      assessments.isEmpty ? nil : "\(DecimalText.grouped(met)) of \(Self.objectives(assessments.count)) met",
    ].compactMap { $0 }
    return "\(start.joined(separator: ", ")): \(proof.joined(separator: ", "))"
  }
}

extension GateRule {
  /// The common part as it stands in the first line, where it is beyond what the tolerances accept.
  private var shiftPhrase: String? {
    guard let shift, shift.exceedsTolerance else { return nil }
    let value = DecimalText.signedPercent(shift.value)
    return shift.cause == .unknown ? "common shift of \(value), cause unknown" : "common shift of \(value)"
  }

  /// What a common slowdown between two moments leaves open: it may be the machine, and it may be the code.
  private var unexplainedSlowdown: String? {
    guard let shift, shift.exceedsTolerance, shift.value > 0, shift.cause == .unknown else { return nil }
    return "\(shift.moved) of \(Self.benchmarks(shift.benchmarks)) are slower together: code, build or machine"
  }
}
