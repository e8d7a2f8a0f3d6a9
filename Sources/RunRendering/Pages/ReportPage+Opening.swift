import BenchModel
import BenchRendering

extension ReportPage {
  /// Which code was measured on which day, and what it was compared with.
  var provenance: Inline {
    let measured = Self.subject(commit: run.environment.commit, moment: run.startedAt)
    guard let baseline = comparison?.baseline else { return "Measured: \(measured)." }
    return
      "Measured: \(measured), against \(Self.subject(commit: baseline.environment.commit, moment: baseline.startedAt))."
  }

  private static func subject(commit: String?, moment: String?) -> Inline {
    let code: Inline =
      commit.map {
        "commit \(name: String($0.prefix(Self.commitWidth)))\($0.hasSuffix(Self.changes) ? " with changes" : "")"
      }
      ?? "a commit that it does not say"
    // The day says how old a report is; the moment stands among what it rests on.
    guard let moment else { return code }
    let day: Inline = (try? Instant(moment)).map { "\(day: $0)" } ?? .name(String(moment.prefix(10)))
    return "\(code) (\(day))"
  }

  /// What stands behind the commit of a tree that is not as it was committed.
  private static let changes = " with changes"
  /// As many digits as tell commits apart in a repository of some size.
  private static let commitWidth = 12

  /// Whether the run can go into production, its grade, and the first thing that speaks against it.
  var status: [Block] {
    guard let review else { return [] }
    let findings = review.readiness.reasons + review.readiness.risks
    guard let first = findings.first else { return [.paragraph(Self.answer(of: review))] }
    let rest = findings.count - 1
    let more: Inline =
      rest > 0 ? "; \(Inline.count(rest, "more reason", "more reasons")) under Grade and readiness" : ""
    return [.paragraph("\(Self.answer(of: review)) \(first.words)\(more).")]
  }

  /// What changed most.
  var highlights: [Block] {
    guard let comparison else { return [] }
    return [.heading(level: 2, "What changed")] + ChangeHighlights(comparison).blocks
  }

  /// What a reader does now.
  var nextSteps: [Block] {
    if let comparison { return ComparisonPage(comparison).nextSteps(level: 2) }
    let step: Inline = """
      To see a change: keep this run, and give it as \(name: "--baseline") with the next one; or measure both in turn, \
      \(name: "bench-run --against REF").
      """
    return [.heading(level: 2, "What next"), .list([step])]
  }
}
