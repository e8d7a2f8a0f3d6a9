import BenchModel

/// From the rows to the answer as a whole.
struct GateRule: Sendable {
  /// Rows in the order in which they are shown.
  let rows: [ComparisonRow]
  /// That one run was judged against several.
  let severalRuns: SeveralRuns?
  /// What the gate asks for.
  let policy: Policy
  /// What makes the comparison of these two runs void or gives it holes.
  let faults: [String]
  /// A move that most benchmarks share.
  let shift: CommonShift?
  /// The policy's objectives, held against the current run.
  let assessments: [Assessment]
  /// Those of them that nobody measures, or that were proven before.
  let lost: LostObjectives
  /// How many benchmarks were paired under two names.
  let renamed: Int
  /// Whether both sides are benchmarks of one run, of which there is no session.
  let isWithinOneRun: Bool

  let counts: Gate.Counts
  let standings: BenchmarkStandings
  private let gating: [ComparisonRow]

  init(
    rows: [ComparisonRow], severalRuns: SeveralRuns? = nil, policy: Policy, faults: [String] = [],
    shift: CommonShift? = nil,
    assessments: [Assessment] = [], lost: LostObjectives = LostObjectives([], before: []),
    renamed: Int = 0, isWithinOneRun: Bool = false
  ) {
    self.rows = rows
    self.severalRuns = severalRuns
    self.policy = policy
    self.faults = faults
    self.shift = shift
    self.assessments = assessments
    self.lost = lost
    self.renamed = renamed
    self.isWithinOneRun = isWithinOneRun
    let numbers = BenchmarkNumbers(of: rows)
    standings = BenchmarkStandings(of: rows, numbers)
    counts = Gate.Counts(of: rows, numbers, standings)
    gating = rows.filter(\.gates)
  }

  /// The answer; where several conditions hold, a regression is named first, then what was not compared.
  var gate: Gate {
    let regressions = regressionReasons + missedReasons + tooGoodReasons
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

  private var regressionReasons: [String] {
    let rows = gating.filter(\.failsByRegression)
    guard let worst = rows.first(where: { $0.role == .deciding }) ?? rows.first else { return [] }
    let benchmarks = Set(rows.map(\.id)).count
    let verb = "\(DecimalText.grouped(benchmarks)) of \(GateWords.benchmarks(counts.comparedBenchmarks)) regressed"
    return ["\(verb), worst \(GateWords.text(worst))"]
  }

  private var doubtReasons: [String] {
    if gating.isEmpty { return [] }
    // Said by the lead of the headline already, which a doubt may not repeat.
    var reasons = unexplainedSlowdown == nil ? [] : ["measure both sides in one session to tell its cause"]
    reasons += driftReasons + fewReasons
    guard policy.inconclusive == .fail else { return reasons }
    if !standings.open.isEmpty {
      reasons.append(
        "\(standings.open.count) of \(GateWords.benchmarks(standings.count)) open, and the policy demands proof: "
          + GateWords.list(standings.open))
    }
    let doubtful = assessments.count { [.atRisk, .unproven].contains($0.state) }
    if doubtful > 0 {
      reasons.append("\(doubtful) of \(GateWords.objectives(assessments.count)) unproven, and the policy demands proof")
    }
    return reasons
  }

  /// What changed by more than its launches explain and by no more than its two moments may differ.
  private var driftReasons: [String] {
    let doubtful = gating.filter(\.isDoubtful).ordered { ($0.change?.value ?? 0) > ($1.change?.value ?? 0) }
    guard let worst = doubtful.first else { return [] }
    let count = Set(doubtful.map(\.id)).count
    return [
      "\(GateWords.benchmarks(count)) slower by no more than two moments may differ, worst \(GateWords.text(worst)): "
        + (isWithinOneRun ? "give several files of such runs" : "measure both sides in one session")
    ]
  }

  private var fewReasons: [String] {
    let (decided, all) = standings.asked
    if decided == 0, all > 0 { return ["not one of \(GateWords.benchmarks(all)) could be decided\(hidden)"] }
    guard standings.decidedShare < policy.leastDecided else { return [] }
    return [
      "\(DecimalText.grouped(decided)) of \(GateWords.benchmarks(all)) decided, of which "
        + "\(PercentText.plain(policy.leastDecided)) have to be\(hidden)"
    ]
  }

  /// What the open benchmarks leave possible.
  private var hidden: String {
    guard standings.largestHidden.isFinite else { return "" }
    return ": could have hidden \(DecimalText.signedPercent(standings.largestHidden))"
  }

  private func headline(_ outcome: Gate.Outcome, first: String?) -> String {
    let text = (shiftPhrase.map { "\($0); " } ?? "") + (first ?? "") + (renamedPhrase.map { "; \($0)" } ?? "")
    let runs = severalRuns?.phrase ?? ""
    return switch outcome {
    case .regression where isOnlyTooGood: "TOO GOOD\(runs): \(text)"
    case .regression: "REGRESSION\(runs): \(text)"
    case .incomplete: "INCOMPLETE\(runs): \(text)"
    case .undecided: "UNDECIDED\(runs): \(text)"
    case .pass: passHeadline
    }
  }

  private var passHeadline: String {
    let accepted = gating.filter(\.isAcknowledged)
    let byChange = accepted.count { $0.acknowledgement?.acknowledgement.commit != nil }
    let acknowledged = accepted.count - byChange
    let tooGood = rows.count { $0.tooGood == .warn }
    let warned = rows.count { $0.severity == .warn && $0.verdict == .regressed }
    let start = [
      "PASS\(severalRuns?.phrase ?? "")",
      acknowledged == 0 ? nil : "\(GateWords.regressions(acknowledged)) acknowledged",
      byChange == 0 ? nil : "\(GateWords.regressions(byChange)) accepted by this change",
      warned == 0 ? nil : "\(GateWords.regressions(warned)) of severity warn",
      tooGood == 0 ? nil : "\(GateWords.improvements(tooGood)) too good", renamedPhrase, shiftPhrase,
    ].compactMap { $0 }
    let suspected = Set(gating.filter(\.isSuspected).map(\.id)).count
    let excused = rows.count { $0.verdict == .invalid && !$0.gates }
    let met = assessments.count { $0.state == .met }
    let proof = [
      standings.text, suspected == 0 ? nil : "\(DecimalText.grouped(suspected)) suspected",
      excused == 0 ? nil : "\(DecimalText.grouped(excused)) not compared and not gating",
      assessments.isEmpty ? nil : "\(DecimalText.grouped(met)) of \(GateWords.objectives(assessments.count)) met",
    ].compactMap { $0 }
    let tails = DetectableTail.change(in: rows).map {
      $0 > Self.unseen ? "; tails: too noisy to tell" : "; tails: \(DecimalText.signedPercent($0)) would have shown"
    }
    return "\(start.joined(separator: ", ")): \(proof.joined(separator: ", "))\(tails ?? "")"
  }

  /// A tail that would have to grow elevenfold to be seen is not seen.
  private static let unseen = 10.0
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
    return "\(shift.moved) of \(GateWords.benchmarks(shift.benchmarks)) are slower together: code, build or machine"
  }
}
