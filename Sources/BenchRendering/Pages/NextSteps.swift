import BenchModel

/// What a reader does after reading: the end of every page of a comparison, whatever its answer is.
struct NextSteps {
  private let comparison: Comparison
  private let isSession: Bool
  private let hasIntervals: Bool

  init(_ comparison: Comparison) {
    self.comparison = comparison
    isSession = comparison.rows.contains { $0.evidence == .paired }
    hasIntervals = comparison.rows.contains { $0.change?.lower != nil }
  }

  /// The steps under a heading of the given level, with what to paste where a regression is to be accepted.
  func blocks(level: Int) -> [Block] {
    [.heading(level: level, "What next"), .list(steps)] + AcceptanceText(comparison).blocks(level: level + 1)
  }

  private var steps: [Inline] {
    let steps = regressions + objectives + gaps + doubts + suspicions
    if !steps.isEmpty { return steps }
    return open.isEmpty ? ["Nothing has to be done."] : open
  }

  private var regressions: [Inline] {
    let rows = comparison.rows.filter(\.failsByRegression)
    var steps: [Inline] = []
    if !rows.isEmpty {
      steps.append(
        """
        What a verdict rests on: \(name: "bench-compare --explain NAME"), with the two sides of this comparison.
        """)
    }
    let unconfirmed = rows.filter { $0.confirmation == nil && $0.metric?.nature != .exact }
    if !unconfirmed.isEmpty {
      steps.append(
        isSession
          ? "Whether it holds: \(name: "bench-run --confirm") measures what regressed again, in fresh processes."
          : """
          Whether it holds: \(name: "bench-compare --rerun BASELINE CURRENT") prints the commands that measure again what \
          regressed, and how to judge what they give.
          """)
    }
    if comparison.rows.contains(where: \.failsByImprovement) {
      steps.append("Look whether what improved still does its work: the policy's \"improved\" says what this does.")
    }
    return steps
  }

  private var objectives: [Inline] {
    let missed = comparison.assessments.count { $0.state == .missed }
    if missed == 0 { return [] }
    return [
      """
      \(Inline.count(missed, "objective is missed", "objectives are missed")) whatever the baseline was: the program has \
      to become better, or the limit in \(name: comparison.policySource) another one.
      """
    ]
  }

  /// What was not compared and ought to have been.
  private var gaps: [Inline] {
    guard comparison.gate.outcome == .incomplete || comparison.rows.contains(where: { $0.gates && $0.obstacle != nil })
    else { return [] }
    let obstacles = Set(comparison.rows.filter(\.gates).compactMap(\.obstacle))
    let steps: [(ComparisonRow.Obstacle, Inline)] = [
      (
        .removed,
        """
        What is gone: bring it back, or say in the policy of the base side what became of it: under "renamed" its new \
        name, or "removed": "warn".
        """
      ),
      (.failed, "What failed: run it by itself, \(name: "bench-run --filter NAME"), and read its last words."),
      (.skipped, "What was skipped on one side: run both sides with the same choice of benchmarks."),
      (.metricMissing, "What lacks a metric: measure both sides with the same version of the tool."),
      (.metricChanged, "What has another unit or direction: make the baseline anew."),
      (.directionUnknown, "Which way is better: say so in the policy, under \"directions\"."),
      (.notPositive, "What has no ratio: hold it by an objective instead of a change."),
      (.debugBuild, "What was built without optimisation: build it with, and measure again."),
      (.environment, "What was measured elsewhere: measure both sides on one machine."),
    ]
    let found = steps.filter { obstacles.contains($0.0) }.map(\.1)
    if !found.isEmpty { return found }
    return comparison.rows.contains { $0.presence == .both }
      ? ["Mend what the reasons above name, and measure again."]
      : [
        "Nothing was compared: give a baseline of the same benchmarks, or state under \"renamed\" what they are called now."
      ]
  }

  private var doubts: [Inline] {
    guard comparison.gate.outcome == .undecided else { return [] }
    if isSession {
      return ["Measure longer, or where less else runs: \(name: "bench-run --until-decided --budget 300s")\(needed)."]
    }
    return [
      """
      Two files leave open what a session decides: \(name: "bench-run --against REF"), or several files a side made in \
      turn, \(name: "bench-compare --baseline A1 A2 A3 --current B1 B2 B3").
      """
    ]
  }

  private var suspicions: [Inline] {
    let suspected = Set(comparison.rows.filter(\.isSuspected).map(\.id)).count
    if suspected == 0 { return [] }
    return [
      """
      \(Inline.count(suspected, "benchmark is", "benchmarks are")) only suspected: measured again, it was no slower. \
      Nothing has to be done now.
      """
    ]
  }

  /// What a pass leaves open.
  private var open: [Inline] {
    let open = comparison.gate.counts.openBenchmarks
    if open == 0 || !hasIntervals { return [] }
    let count = Inline.count(open, "benchmark is", "benchmarks are")
    let how: Inline =
      isSession ? "\(name: "bench-run --until-decided")" : "a session, \(name: "bench-run --against REF"),"
    return ["Nothing has to be done. \(count) not proven: \(how) proves more\(needed)."]
  }

  /// How many more rounds would do for half of what is open.
  private var needed: Inline {
    let counts = comparison.rows.filter(\.isOpen).compactMap(\.replicatesNeeded).ordered()
    guard isSession, let middle = counts.isEmpty ? nil : counts[counts.count / 2] else { return Inline() }
    return "; half of what is open would need about \(Inline.count(middle, "more round", "more rounds"))"
  }
}
