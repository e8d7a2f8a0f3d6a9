import BenchModel

extension ComparisonPage {
  /// The metrics that have no row.
  var unjudged: Inline? {
    guard let names = comparison.unjudged else { return nil }
    return "Without a row, since they only explain others: \(Inline.commaSeparated(names.map { "\(name: $0)" }))."
  }

  /// How many benchmarks were compared, and how many rows of each kind there are.
  var counts: Inline {
    let counts = comparison.gate.counts
    let rows: [Inline] = [
      (counts.regressed, "regressed"), (counts.invalid, "invalid"), (counts.inconclusive, "inconclusive"),
      (counts.improved, "improved"), (counts.noRegression, "no regression"),
      (counts.openInforming, "informing and open"),
    ].compactMap { (count: Int, word: Inline) in count == 0 ? nil : "\(count) \(word)" }
    let benchmarks: [Inline] = [
      (counts.added, "added"), (counts.removed, "removed"), (counts.failed, "failed"),
    ].compactMap { (count: Int, word: Inline) in count == 0 ? nil : "\(count) \(word)" }
    let compared: Inline = "Compared \(counts.comparedBenchmarks) of \(counts.benchmarks) benchmarks"
    let ofRows: Inline = rows.isEmpty ? "no rows" : "rows: \(Inline.commaSeparated(rows))"
    return benchmarks.isEmpty
      ? "\(compared): \(ofRows)." : "\(compared): \(ofRows); benchmarks: \(Inline.commaSeparated(benchmarks))."
  }

  /// The smallest changes that would have been called regressed with a chance of 80 %, over the rows that have one.
  package var detectableChanges: (median: Double, worst: Double, rows: Int)? {
    let changes = comparison.rows.compactMap(\.minimumDetectableChange).filter { !$0.isNaN }.ordered()
    guard let worst = changes.last else { return nil }
    return ((changes[(changes.count - 1) / 2] + changes[changes.count / 2]) / 2, worst, changes.count)
  }

  /// What the comparison would have seen.
  var detectability: Inline? {
    guard let changes = detectableChanges else { return nil }
    let counts = comparison.gate.counts
    return """
      Smallest change that would have been called regressed with a chance of 80%: median \(.detectable(changes.median)), worst \
      \(.detectable(changes.worst)), over \(.count(changes.rows, "row", "rows")). \(counts.fineRows) of these, in \
      \(.count(counts.fineBenchmarks, "benchmark", "benchmarks")), could have told a change of their tolerance from none.
      """
  }

  /// At which confidence the rows were decided, and what that keeps.
  var confidence: Inline? {
    let levels: [(name: Inline, role: RowRole, level: GateLevel)] = [
      ("rows that decide", .deciding, comparison.level), ("rows that inform", .informing, comparison.informingLevel),
    ].compactMap { name, role, level in level.map { (name, role, $0) } }
    if levels.isEmpty { return nil }
    let confidences = levels.map { name, role, level -> Inline in
      let isOne = Set(comparison.rows.filter { $0.role == role }.compactMap { $0.change?.confidence }).count <= 1
      return "\(isOne ? "" : "at least ")\(.confidence(level.confidence)) for \(name)"
    }
    let limit = levels.reduce(0) { $0 + $1.level.limit }
    let errors: Inline =
      comparison.drifts.isEmpty ? "the rows' own errors" : "the rows' own errors and what two moments differ by"
    let upper = comparison.rows.compactMap { $0.change?.upperConfidence }.min()
    let proof: Inline =
      upper.map { " Upper ends prove one row each, at \(.confidence(($0 * 1000).rounded() / 1000)) or more." }
      ?? Inline()
    if let several = comparison.severalRuns {
      return "Confidence of the intervals: \(.commaSeparated(confidences)). \(several.reservation)\(proof)"
    }
    return """
      Confidence of the intervals: \(.commaSeparated(confidences)). By \(errors), a comparison in which nothing changed \
      fails with a chance of at most \(.share(limit)).\(proof)
      """
  }

  /// Where a side comes from.
  func provenance(of side: Comparison.Side) -> Inline {
    let environment = side.environment
    let parts: [Inline?] = [
      "\(name: side.source)", "format \(name: side.format)", "run \(name: side.runID)",
      side.startedAt.map { "begun \(name: $0)" }, environment.commit.map { "commit \(name: $0)" },
      environment.processor.map { "on \(name: $0)" }, environment.operatingSystem.map { "under \(name: $0)" },
      side.completeness == .partial ? Inline("partial: the run was stopped early").role(.warning) : nil,
    ]
    return .commaSeparated(parts.compactMap { $0 })
  }
}
