import BenchModel

extension RowExplanation {
  /// Why the figures give this verdict.
  var verdict: Inline? {
    guard row.evidence != nil, let verdict = row.verdict else { return nil }
    let reason: Inline =
      switch (verdict, row.evidence) {
      case (.regressed, .point?): "the change is beyond the tolerance and what launches differ by"
      case (.improved, .point?): "the change is beyond them on the better side"
      case (.inconclusive, .point?):
        "a single figure a side proves nothing within the tolerance and what launches differ by"
      case (.regressed, _) where row.confirmation != nil:
        "the whole interval of a first session is beyond the tolerance, and the estimate of a second one as well"
      case (.regressed, _): "the whole interval is beyond the tolerance"
      case (.improved, _): "the whole interval is beyond the tolerance on the better side"
      case (.noRegression, _): "the interval ends within the tolerance, so that a regression is excluded"
      case (.inconclusive, _) where row.isSuspected: "a second session did not confirm what the first one found"
      case (.inconclusive, _): "the interval reaches across the tolerance, so that nothing is proven"
      case (.invalid, _): "the sides cannot be compared"
      }
    return "Verdict: \(row.verdictText), because \(reason)."
  }

  /// What the row does to the gate, and by which rule.
  var gate: Inline {
    let rule: Inline =
      row.severityOrigin.map { origin in
        switch row.severity {
        case .inform?: ", by \"gate\": false of \(name: origin)"
        case let severity?: ", by severity \(word: severity) of \(name: origin)"
        case nil: Inline()
        }
      } ?? Inline()
    guard row.gates else { return "Gate: it cannot fail the gate\(rule)." }
    if row.failsByRegression { return "Gate: it fails the gate\(rule)." }
    if row.isAcknowledged { return "Gate: it may fail the gate\(rule), and does not, because it is acknowledged." }
    return switch row.verdict {
    case .invalid: "Gate: it leaves the gate incomplete\(rule)."
    case .inconclusive where row.role == .informing:
      "Gate: it only informs: it would fail the gate\(rule) by a certain regression, and leaves nothing open."
    case .inconclusive: "Gate: it decides\(rule), and is open."
    default: "Gate: it may fail the gate\(rule), and does not."
    }
  }

  static func meaning(of evidence: Evidence) -> Inline {
    switch evidence {
    case .exact: "a deterministic count, whose values are compared as they are"
    case .paired:
      "both sides ran together in one session, and the interval comes from how their ratios differ from round to round"
    case .launches: "each side has several launches, which are the units of replication"
    case .runs: "one run stands against several, and what those scatter by is what it may differ by"
    case .oneLaunch: "the interval comes from single measurements and is widened by what launches differ by"
    case .summary:
      "the interval comes from the published mean, spread and count and is widened by what launches differ by"
    case .point: "there is one figure a side and no interval"
    }
  }
}
