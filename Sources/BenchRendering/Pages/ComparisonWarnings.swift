package import BenchModel

/// The sentences that follow from the values of a comparison: in what the machines, loads and suites of its runs
/// differ, what most benchmarks share, and by how much two runs scatter.
package final class ComparisonWarnings: Sendable {
  // A class: nobody changes it, and copies of all that it holds are long code.
  private let comparison: Comparison

  /// Words what a comparison holds as values.
  package init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The comparison with everything in words that a reader of its figures alone would miss.
  ///
  /// The warnings of the files come first, then what follows from the comparison's values, then what the judge says of
  /// the policy's rules. A row that machines keep from being compared says in what they differ.
  ///
  /// - Parameter files: what the reading of both runs gave to know.
  package func worded(files: [String]) -> Comparison {
    comparison.with(rows: rows, warnings: files + sentences + comparison.warnings)
  }

  private var rows: [ComparisonRow] {
    guard comparison.rows.contains(where: { $0.obstacle == .environment }) else { return comparison.rows }
    let reason = differences.joined(separator: " ")
    return comparison.rows.map { $0.obstacle == .environment ? $0.with(note: reason) : $0 }
  }

  /// The sentences, in the order in which a page shows them.
  package var sentences: [String] { renames + differences + loads + suites + shift + drifts + undecidable }

  private var renames: [String] {
    (comparison.renamed ?? []).map { "'\($0.from)' is '\($0.to)' now, by \($0.origin)." }
  }

  private var differences: [String] { comparison.environmentDifferences.map(Self.sentence) }

  private static func sentence(_ difference: EnvironmentDifference) -> String {
    let name = difference.field
    return switch (difference.baseline, difference.current) {
    case (let before?, nil): "The \(name) is '\(before)' in the baseline and unknown in the current run."
    case (nil, let after?): "The \(name) is unknown in the baseline and '\(after)' in the current run."
    case (let before, let after):
      "The \(name) differs: '\(before ?? "")' in the baseline, '\(after ?? "")' in the current run."
    }
  }

  private var loads: [String] {
    [("baseline", comparison.baseline), ("current run", comparison.current)].compactMap { name, side in
      Self.load(side.environment, side: name)
    }
  }

  /// A sentence where the machine was busy with something else, nil where it was not or does not say.
  private static func load(_ environment: RunEnvironment, side: String) -> String? {
    guard environment.wasBusy, let load = environment.loadAtStart else { return nil }
    let text = DecimalText.fixed(load, decimals: 2)
    let processors = environment.logicalProcessors ?? 1
    return "The machine was busy when the \(side) began: load \(text) on \(processors) "
      + (processors == 1 ? "logical processor." : "logical processors.")
  }

  private var suites: [String] {
    let (before, after) = (comparison.baseline.suite, comparison.current.suite)
    if before.isSameName(as: after) { return [] }
    return ["The suites differ: '\(before)' in the baseline, '\(after)' in the current run."]
  }

  private var shift: [String] {
    guard let shift = comparison.commonShift else { return [] }
    let value = DecimalText.signedPercent(shift.value)
    let cause =
      switch shift.cause {
      case .code: "Both sides ran together, so that it is the code or its build."
      case .unknown: "Two runs at two moments cannot tell whether it is the code, its build or the machine."
      }
    return [
      "\(shift.moved) of \(shift.benchmarks) benchmarks share a shift of \(value), which no row leaves out. \(cause)"
    ]
  }

  /// What two moments differ by: a sentence for each kind of rows that tells it, and one for all that take it from
  /// elsewhere.
  private var drifts: [String] {
    let told = comparison.drifts.filter { $0.source == .rows }.map(Self.sentence)
    guard let taken = comparison.drifts.filter({ $0.source != .rows }).max(by: { $0.deviation < $1.deviation }) else {
      return told
    }
    let isWithin = comparison.isWithinOneRun == true
    let (moments, cure) =
      isWithin
      ? (
        "Two benchmarks of a run had their turns at two moments",
        "Several such runs have none of it, given as files of "
          + "their own: --within a.txt b.txt c.txt."
      )
      : (
        "Two runs are two moments",
        "A session of both sides has none of it (bench-run --against); so have several "
          + "runs a side, made in turn and given as files of their own (--baseline, --current)."
      )
    return told + [
      "\(moments): times of one program are taken to differ between them by up to \(Self.percent(taken.deviation)) "
        + "(standard deviation), \(Self.reason(taken.source)), and the intervals have it. \(cure)"
    ]
  }

  private static func sentence(_ drift: Drift) -> String {
    let figure = drift.statistic?.rawValue ?? "far percentiles"
    return
      "Between the two moments the \(drift.rows) rows of \(drift.metric) (\(figure)) differ by "
      + "\(percent(drift.deviation)) (standard deviation) beside what all share and their launches explain, and their "
      + "intervals have it; in a session of both sides they would not."
  }

  private static func reason(_ source: Drift.Source) -> String {
    switch source {
    case .policy: "as the policy says"
    case .rows: "as most rows do"
    case .floor: "by what launches differ by on this machine"
    case .selfTest: "as moments of this machine were found to (bench-run --aa)"
    case .load: "as was recorded at such loads"
    case .unknownLoad: "as on busy machines, since not both runs say how busy theirs was"
    }
  }

  private static func percent(_ share: Double) -> String { "\(DecimalText.fixed(share * 100, decimals: 1))%" }

  /// Benchmarks that nothing decides: it is the policy that has to name what does.
  private var undecidable: [String] {
    let compared = Dictionary(grouping: comparison.rows.filter { $0.gates && $0.evidence != nil }, by: \.id)
    return compared.filter { !$0.value.contains { $0.role == .deciding } }.keys.ordered().map { id in
      "'\(id)' has no row that decides, and stays open: name one under roles in the policy."
    }
  }
}
